import type { Letter } from "./letter.pdf";
import type { TokenSheet } from "./token-download";

/** The environment variable that says where browsers find Pakmut. */
export const PUBLIC_URL = "PAKMUT_URL";

/** Where people sign in, as a letter names it; `null` when this process does not know. */
export function readSignInUrl(environment: NodeJS.ProcessEnv): string | null {
  const url = environment[PUBLIC_URL];
  return url ? `${url.replace(/\/+$/, "")}/admin/` : null;
}

/** Puts the tokens of each agency into one letter. They come agency by agency. */
export async function* lettersOf(sheets: AsyncIterable<TokenSheet>): AsyncGenerator<Letter> {
  let letter: (Letter & { id: string; seats: Letter["seats"][number][] }) | undefined;
  for await (const { organisationId, organisation, organisationCode, parent, role, token, expiresAt } of sheets) {
    if (letter && letter.id !== organisationId) {
      yield letter;
      letter = undefined;
    }
    letter ??= {
      id: organisationId,
      organisationName: organisation,
      code: organisationCode,
      parentName: parent,
      seats: [],
    };
    letter.seats.push({ role, token, expiresAt });
  }
  if (letter) yield letter;
}
