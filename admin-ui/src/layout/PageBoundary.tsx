import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useText } from '../i18n/use-text';
import { Page } from './Page';
import { PageHeader } from './PageHeader';

interface BoundaryProps {
  children: ReactNode;
  pathname: string;
}

/** A page that breaks leaves the frame standing; going to another page tries anew. */
class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidUpdate(previous: BoundaryProps) {
    if (previous.pathname !== this.props.pathname && this.state.hasFailed) this.setState({ hasFailed: false });
  }

  override render() {
    return this.state.hasFailed ? <BrokenPage /> : this.props.children;
  }
}

export function PageBoundary({ children }: { children: ReactNode }) {
  return <Boundary pathname={useLocation().pathname}>{children}</Boundary>;
}

function BrokenPage() {
  const text = useText();
  return (
    <Page kind="reading" role="alert">
      <PageHeader title={text('frame.loadError.pageTitle')} />
      <Typography>{text('error.INTERNAL_SERVER_ERROR')}</Typography>
      <div>
        <Button variant="contained" onClick={() => window.location.reload()}>
          {text('frame.retry')}
        </Button>
      </div>
    </Page>
  );
}
