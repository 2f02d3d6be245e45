import Typography from "@mui/material/Typography";
import { useText } from "../i18n/use-text";

/** Whom to ask for a token. */
export function WhereTokensAre() {
  const text = useText();
  return (
    <div>
      <Typography variant="h3" component="h2">
        {text("activation.askTitle")}
      </Typography>
      <ul style={{ margin: 0, paddingInlineStart: 24 }}>
        <li>{text("activation.askOfficer")}</li>
        <li>{text("activation.askCentral")}</li>
      </ul>
    </div>
  );
}
