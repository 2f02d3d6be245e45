import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Checkbox from "@mui/material/Checkbox";
import type { Role } from "../auth/session";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";

interface RoleChecksProps {
  legend: string;
  /** With how many places each role has something to do; without numbers where they are not known. */
  choices: readonly { role: Role; count?: number }[];
  chosen: ReadonlySet<Role>;
  onChange: (chosen: ReadonlySet<Role>) => void;
  isMissing: boolean;
}

/** Which roles an act is for. */
export function RoleChecks({ legend, choices, chosen, onChange, isMissing }: RoleChecksProps) {
  const text = useText();
  function toggle(role: Role) {
    const next = new Set(chosen);
    if (!next.delete(role)) next.add(role);
    onChange(next);
  }
  return (
    <fieldset
      style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}
      aria-describedby={isMissing ? "role-checks-problem" : undefined}
    >
      <legend style={{ padding: 0, fontWeight: 600 }}>{legend}</legend>
      {choices.map(({ role, count }) => {
        const name = text(`role.${role}`);
        return (
          <div key={role}>
            <FormControlLabel
              sx={{ minHeight: 44 }}
              control={<Checkbox checked={chosen.has(role)} onChange={() => toggle(role)} />}
              label={
                count === undefined
                  ? name
                  : text("activationToken.bulk.roleCount", { role: name, count: formatCount(count) })
              }
            />
          </div>
        );
      })}
      {isMissing && (
        <FormHelperText id="role-checks-problem" error role="alert">
          {text("activationToken.bulk.chooseRole")}
        </FormHelperText>
      )}
    </fieldset>
  );
}
