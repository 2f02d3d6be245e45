import { useNavigate } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { activateGrant, sessionQuery, type SessionGrant } from "./session";
import { grantOrganisationName } from "./grant-name";

/**
 * Makes another grant the active one: goes home, drops everything that was read under the old one, and says so.
 * Drafts stay in their store, under the grant they were typed with.
 */
export function useSwitchGrant(): (grant: SessionGrant) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const text = useText();
  const [locale] = useLocale();
  return async (grant) => {
    try {
      await activateGrant(grant.id);
    } catch {
      notify(text("error.NETWORK"), { type: "error" });
      return;
    }
    await navigate("/");
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    await client.invalidateQueries();
    announce(
      text("frame.roleSwitched", {
        role: text(`role.${grant.role}`),
        organisation: grantOrganisationName(grant, locale),
      }),
    );
  };
}
