import { useText } from '../i18n/use-text';
import { Page } from '../layout/Page';
import { PageHeader } from '../layout/PageHeader';

export function HomePage() {
  return (
    <Page kind="home">
      <PageHeader title={useText()('frame.menu.home')} />
    </Page>
  );
}
