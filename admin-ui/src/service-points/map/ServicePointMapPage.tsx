import { useText } from '../../i18n/use-text';
import { Page } from '../../layout/Page';
import { PageHeader } from '../../layout/PageHeader';

export function ServicePointMapPage() {
  const text = useText();
  return (
    <Page kind="list">
      <PageHeader title={text('frame.menu.map')} crumbs={[{ label: text('frame.menu.organisationsGroup') }]} />
    </Page>
  );
}
