import { useText } from '../../i18n/use-text';
import { Page } from '../../layout/Page';
import { PageHeader } from '../../layout/PageHeader';

export function OrganisationTreePage() {
  const text = useText();
  return (
    <Page kind="list">
      <PageHeader title={text('frame.menu.tree')} crumbs={[{ label: text('frame.menu.organisationsGroup') }]} />
    </Page>
  );
}
