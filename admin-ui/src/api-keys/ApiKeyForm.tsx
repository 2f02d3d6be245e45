import { useRef, useState, type FormEvent } from "react";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useActiveGrant } from "../auth/session";
import { grantOrganisationName } from "../auth/grant-name";
import { mutateApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import { fieldProblemText } from "../data/error-text";
import { useCommand } from "../data/use-command";
import type { CreateApiKeyMutation } from "../data/generated/graphql";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { DayInput } from "../list/DayInput";
import { addressLines } from "./address-lines";
import { CreateApiKeyDocument } from "./api-key.graphql";
import { EXPIRY_DAYS, expiryDay, expiryMoment } from "./expiry";
import { OrganisationChoice, type ChosenOrganisation } from "./OrganisationChoice";

const MAX_NAME_LENGTH = 100;

type Problems = Partial<Record<"name" | "organisationId" | "expiresAt" | "allowedAddresses", string>>;

/** What a key is for, what it reads, until when and from where. */
export function ApiKeyForm({ onCreated }: { onCreated: (created: CreateApiKeyMutation["createApiKey"]) => void }) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState<ChosenOrganisation | null>(useOwnOrganisation());
  const [day, setDay] = useState("");
  const [addresses, setAddresses] = useState("");
  const [missing, setMissing] = useState<Problems>({});
  const { send, isSending, error, problem, clear } = useCommand();
  const refused = useProblemsOf(error);
  const problems: Problems = { ...refused, ...missing };
  const hasFieldProblem = Object.keys(problems).length > 0;

  function edited(field: keyof Problems) {
    setMissing(({ [field]: _gone, ...others }) => others);
    clear();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const required = text("error.rule.REQUIRED");
    const lacking: Problems = {
      ...(name.trim() === "" && { name: required }),
      ...(organisation === null && { organisationId: required }),
      ...(day === "" && { expiresAt: required }),
    };
    setMissing(lacking);
    // The wrong field is marked with the next drawing.
    const focusWrong = () =>
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (Object.keys(lacking).length > 0 || !organisation) return void focusWrong();
    const asked = {
      name: name.trim(),
      organisationId: organisation.id,
      expiresAt: expiryMoment(day, new Date()),
      allowedAddresses: addressLines(addresses),
    };
    void send({
      content: [asked.name, asked.organisationId, day, asked.allowedAddresses],
      run: (idempotencyKey) => mutateApi(CreateApiKeyDocument, { ...asked, idempotencyKey }),
      onDone: ({ createApiKey }) => onCreated(createApiKey),
    }).then(focusWrong);
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Card style={{ display: "flex", flexDirection: "column", gap: 20 }}>
        <TextField
          id="api-key-name"
          label={text("apiKey.name")}
          required
          autoComplete="off"
          value={name}
          onChange={(event) => {
            edited("name");
            setName(event.target.value);
          }}
          error={problems.name !== undefined}
          helperText={problems.name ?? text("apiKey.nameHint")}
          slotProps={{ htmlInput: { maxLength: MAX_NAME_LENGTH } }}
        />
        <OrganisationChoice
          value={organisation}
          problem={problems.organisationId}
          onChange={(chosen) => {
            edited("organisationId");
            setOrganisation(chosen);
          }}
        />
        <ExpiryField
          day={day}
          problem={problems.expiresAt}
          onChange={(chosen) => {
            edited("expiresAt");
            setDay(chosen);
          }}
        />
        <TextField
          id="api-key-addresses"
          label={text("apiKey.allowed")}
          multiline
          minRows={2}
          autoComplete="off"
          value={addresses}
          onChange={(event) => {
            edited("allowedAddresses");
            setAddresses(event.target.value);
          }}
          error={problems.allowedAddresses !== undefined}
          helperText={problems.allowedAddresses ?? text("apiKey.allowedHint")}
        />
        {problem !== null && !hasFieldProblem && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
        <div>
          <Button type="submit" variant="contained" aria-disabled={isSending}>
            {text("apiKey.create")}
          </Button>
        </div>
      </Card>
    </form>
  );
}

/** Keys are mostly made for one's own organisation. */
function useOwnOrganisation(): ChosenOrganisation | null {
  const grant = useActiveGrant();
  const [locale] = useLocale();
  return grant ? { id: grant.organisationId, name: grantOrganisationName(grant, locale) } : null;
}

/** What the server has against the fields; of the addresses, which line. */
function useProblemsOf(error: unknown): Problems {
  const text = useText();
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    error.fields.map((problem) => {
      const [field = "", index] = problem.field.split(".");
      const isLine = field === "allowedAddresses" && index !== undefined;
      return [field, isLine ? text("apiKey.notAddress", { line: Number(index) + 1 }) : fieldProblemText(problem, text)];
    }),
  );
}

interface ExpiryFieldProps {
  day: string;
  problem: string | undefined;
  onChange: (day: string) => void;
}

function ExpiryField({ day, problem, onChange }: ExpiryFieldProps) {
  const text = useText();
  return (
    <div>
      <DayInput
        label={text("apiKey.expiry")}
        isRequired
        value={day}
        hint={text("apiKey.expiryHint")}
        problem={problem}
        onChange={onChange}
      />
      <div
        role="group"
        aria-label={text("apiKey.expiryShort")}
        style={{ display: "flex", flexWrap: "wrap", gap: 8, marginTop: 8 }}
      >
        {(["d30", "d90", "d180", "d365"] as const).map((key) => {
          const then = expiryDay(new Date(), EXPIRY_DAYS[key]);
          return (
            <Button
              key={key}
              size="small"
              variant="outlined"
              aria-pressed={day === then}
              onClick={() => onChange(then)}
              sx={{ minHeight: 44 }}
            >
              {text(`apiKey.expiryIn.${key}`)}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
