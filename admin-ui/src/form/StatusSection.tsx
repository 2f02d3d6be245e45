import Typography from "@mui/material/Typography";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import type { VisibilityDefinition } from "../show/show-definition";
import { StatusButton } from "../show/StatusButton";
import { VisibilityChips } from "../status/VisibilityChips";
import { type EditableRecord, statusSection } from "./form-definition";
import { Section } from "./Section";

/** Whether citizens see the record, and the button that changes it: at once, with a reason. What has been typed stays. */
export function StatusSection({ definition, record }: { definition: VisibilityDefinition; record: EditableRecord }) {
  const text = useText();
  const [locale] = useLocale();
  const { hiddenBy, status } = record;
  return (
    <Section id={statusSection.id} title={statusSection.title}>
      <div>
        <VisibilityChips of={record} />
        <Typography color="text.secondary">
          {hiddenBy
            ? text("show.hiddenBy", { name: localName(hiddenBy, locale) })
            : text(status === "VISIBLE" ? "form.statusShown" : "form.statusHidden")}
        </Typography>
      </div>
      <div>
        <StatusButton definition={definition} record={record} />
      </div>
    </Section>
  );
}
