import { newTokenKey, TokenKeys } from "./token-keys";
import { newTokenText } from "./token-text";

const [newer, older] = [newTokenKey(), newTokenKey()];

describe("the keys of activation tokens", () => {
  test("seal a text so that it is not in what is kept, never twice alike, and open it again", () => {
    const keys = TokenKeys.read(newer);
    const text = newTokenText();
    const [once, again] = [keys.seal(text), keys.seal(text)];
    expect(keys.open(once)).toBe(text);
    expect(once.cipher.equals(again.cipher)).toBe(false);
    expect(once.hash).toEqual(again.hash);
    expect(Buffer.concat([once.hash, once.cipher]).toString("latin1")).not.toContain(text);
  });

  test("find a token by its hash, and no other by it", () => {
    const keys = TokenKeys.read(newer);
    const text = newTokenText();
    expect(keys.hashesOf(text)).toEqual([keys.seal(text).hash]);
    expect(keys.hashesOf(newTokenText())).not.toEqual([keys.seal(text).hash]);
    expect(TokenKeys.read(older).hashesOf(text)).not.toEqual([keys.seal(text).hash]);
  });

  test("may be changed: the new one seals, the old one still opens and finds", () => {
    const text = newTokenText();
    const sealedBefore = TokenKeys.read(older).seal(text);
    const both = TokenKeys.read(`${newer}, ${older}`);
    expect(both.open(sealedBefore)).toBe(text);
    expect(both.hashesOf(text)).toContainEqual(sealedBefore.hash);
    expect(both.seal(text).keyId).toBe(TokenKeys.read(newer).seal(text).keyId);
    expect(() => TokenKeys.read(newer).open(sealedBefore)).toThrow(sealedBefore.keyId);
  });

  test("do not open what was altered or belongs to another token", () => {
    const keys = TokenKeys.read(newer);
    const sealed = keys.seal(newTokenText());
    for (let place = 0; place < sealed.cipher.length; place++) {
      const cipher = Buffer.from(sealed.cipher);
      cipher[place] = (cipher[place] as number) ^ 1;
      expect(() => keys.open({ ...sealed, cipher })).toThrow();
    }
    expect(() => keys.open({ ...sealed, hash: keys.seal(newTokenText()).hash })).toThrow();
  });

  test.each([[undefined], [""], ["c2hvcnQ="], [`${newer},`], [newer.slice(0, 40)]])("%j is none", (value) => {
    expect(() => TokenKeys.read(value)).toThrow("PAKMUT_TOKEN_KEY must be 32 bytes");
  });
});
