import { useActiveGrant } from "../auth/session";
import { grantOrganisationName } from "../auth/grant-name";
import { useLocale, useText } from "../i18n/use-text";
import { reasonText, type Holder, type Permitted } from "./reason-text";

/** The person at the screen, as reasons speak of her. */
export function useHolder(): Holder | undefined {
  const grant = useActiveGrant();
  const [locale] = useLocale();
  if (!grant) return undefined;
  const isCountry = grant.role === "PLATFORM_ADMIN" || grant.role === "OPDC_OFFICER";
  return { role: grant.role, organisation: grantOrganisationName(grant, locale), isCountry };
}

/** Why the person at the screen may not do it; '' when she may. */
export function useReasonText(permitted: Permitted | undefined): string {
  const text = useText();
  const holder = useHolder();
  return !permitted || permitted.allowed ? "" : reasonText(permitted, holder, text);
}
