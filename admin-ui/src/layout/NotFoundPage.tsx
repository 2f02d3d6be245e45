import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useText } from "../i18n/use-text";
import { openPalette } from "../palette/palette-state";
import { Page } from "./Page";
import { PageHeader } from "./PageHeader";

/** For a wrong address and for a record outside the scope alike: the same text, so that it does not betray which. */
export function NotFoundPage() {
  const text = useText();
  return (
    <Page kind="reading">
      <PageHeader title={text("frame.notFound.title")} />
      <Typography>{text("frame.notFound.body")}</Typography>
      <div style={{ display: "flex", gap: 8 }}>
        <Button variant="contained" onClick={openPalette}>
          {text("frame.notFound.search")}
        </Button>
        <Button component={Link} to="/" variant="outlined">
          {text("frame.notFound.home")}
        </Button>
      </div>
    </Page>
  );
}
