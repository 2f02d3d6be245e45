import { rootPath } from "../../kit/database/scope";
import type { Chore } from "../../kit/job/job";
import { type ApiKeyEvent, mailApiKeyExpiring } from "./account-mails";

/** Tells of keys that end within 14 days, once each. Looked after hourly: nobody waits for it by the minute. */
export const tellOfExpiringKeys: Chore = {
  everySeconds: 3_600,
  run: async ({ operation }) => {
    await operation.write(rootPath, async ({ query }) => {
      const keys = await query<ApiKeyEvent & Record<string, unknown>>(
        `select id, name, organisation_id as "organisationId", expires_at as "expiresAt" from accounts.api_keys k
         where revoked_at is null and expires_at > now() and expires_at < now() + interval '14 days'
           and not exists (select from accounts.mails m where m.event_key = 'api-key-expiring ' || k.id)
         order by expires_at limit 500`,
      );
      for (const key of keys) await mailApiKeyExpiring({ query, command: { schemaName: "accounts" } }, key);
    });
  },
};
