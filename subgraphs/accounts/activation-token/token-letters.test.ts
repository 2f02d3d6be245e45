import type { Letter } from "./letter.pdf";
import type { TokenSheet } from "./token-download";
import { lettersOf, readSignInUrl } from "./token-letters";

const sheet = (organisationId: string, token: string): TokenSheet => ({
  organisationId,
  organisation: "ชื่อเดียวกัน",
  organisationCode: null,
  parent: null,
  province: null,
  role: "BI_READER",
  token,
  expiresAt: null,
});

async function* come(...sheets: TokenSheet[]): AsyncGenerator<TokenSheet> {
  yield* sheets;
}

describe("the tokens of an agency", () => {
  test("are in one letter, and those of another of the same name in another", async () => {
    const letters: Letter[] = [];
    for await (const letter of lettersOf(come(sheet("a", "1"), sheet("a", "2"), sheet("b", "3")))) letters.push(letter);
    expect(letters.map(({ seats }) => seats.map(({ token }) => token))).toEqual([["1", "2"], ["3"]]);
  });

  test("of nobody are in no letter", async () => {
    for await (const letter of lettersOf(come())) throw new Error(`There is a letter to ${letter.organisationName}.`);
  });

  test.each([
    [undefined, null],
    ["", null],
    ["https://pakmut.example", "https://pakmut.example/admin/"],
    ["https://pakmut.example/", "https://pakmut.example/admin/"],
  ])("are redeemed where PAKMUT_URL=%j says", (url, signInUrl) => {
    expect(readSignInUrl({ PAKMUT_URL: url })).toBe(signInUrl);
  });
});
