import { useState } from "react";
import { useNavigate } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import type { CreateApiKeyMutation } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { ForAction } from "../permission/ForAction";
import { ApiKeyForm } from "./ApiKeyForm";
import { SecretDialog } from "./SecretDialog";

/** Makes an API key, and shows it the only time that it is ever shown. */
export function ApiKeyCreatePage() {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [created, setCreated] = useState<CreateApiKeyMutation["createApiKey"] | null>(null);
  return (
    <ForAction action="MANAGE_API_KEYS">
      <Page kind="reading">
        <PageHeader
          title={text("apiKey.create")}
          crumbs={[{ label: text("frame.menu.accountsGroup") }, { label: text("apiKey.title"), path: "/apiKeys" }]}
        />
        <ApiKeyForm onCreated={setCreated} />
        {created && (
          <SecretDialog
            name={created.apiKey.name}
            secret={created.secret ?? null}
            onClose={() => {
              void client.invalidateQueries({ queryKey: ["apiKeys"] });
              void navigate("/apiKeys");
            }}
          />
        )}
      </Page>
    </ForAction>
  );
}
