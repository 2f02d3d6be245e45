import { Component, type ReactNode } from "react";
import { useLocation } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useText } from "../i18n/use-text";
import { Page } from "./Page";
import { PageHeader } from "./PageHeader";

interface BoundaryProps {
  children: ReactNode;
  pathname: string;
}

/** A page that breaks leaves the frame standing; going to another page tries anew. */
class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(previous: BoundaryProps) {
    if (previous.pathname !== this.props.pathname && this.state.error) this.setState({ error: undefined });
  }

  override render() {
    return this.state.error ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}

/** The code of a page is gone from the server, because a new version was installed while this one was open. */
function isOldVersion(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message);
}

export function PageBoundary({ children }: { children: ReactNode }) {
  return <Boundary pathname={useLocation().pathname}>{children}</Boundary>;
}

function BrokenPage({ error }: { error: unknown }) {
  const text = useText();
  const isOld = isOldVersion(error);
  return (
    <Page kind="reading" role="alert">
      <PageHeader title={text(isOld ? "frame.loadError.newVersionTitle" : "frame.loadError.pageTitle")} />
      <Typography>{text(isOld ? "frame.loadError.newVersion" : "error.INTERNAL_SERVER_ERROR")}</Typography>
      <div>
        <Button variant="contained" onClick={() => window.location.reload()}>
          {text(isOld ? "frame.loadError.reload" : "frame.retry")}
        </Button>
      </div>
    </Page>
  );
}
