import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const cipherName = "aes-256-gcm";

/** The environment variable that holds the key: 32 bytes in base 64; after a comma older ones, which still open. */
export const TOKEN_KEY = "PAKMUT_TOKEN_KEY";

/** A token's text as it is kept: found by keyed hash, read again by whoever may. */
export interface SealedToken {
  hash: Buffer;
  cipher: Buffer;
  keyId: string;
}

/** Two keys out of one, so that neither use weakens the other, and a name for them that tells nothing of them. */
class TokenKey {
  readonly id: string;
  readonly #lookup: Buffer;
  readonly #encryption: Buffer;

  constructor(secret: Buffer) {
    const derive = (use: string, bytes: number): Buffer =>
      Buffer.from(hkdfSync("sha256", secret, "", `pakmut activation token ${use}`, bytes));
    this.id = derive("name", 6).toString("hex");
    this.#lookup = derive("lookup", keyBytes);
    this.#encryption = derive("encryption", keyBytes);
  }

  hashOf(text: string): Buffer {
    return createHmac("sha256", this.#lookup).update(text).digest();
  }

  seal(text: string): SealedToken {
    const hash = this.hashOf(text);
    const nonce = randomBytes(nonceBytes);
    // The hash goes along as authenticated: a text moved to another row does not open there.
    const cipher = createCipheriv(cipherName, this.#encryption, nonce).setAAD(hash);
    const sealed = Buffer.concat([nonce, cipher.update(text, "ascii"), cipher.final(), cipher.getAuthTag()]);
    return { hash, cipher: sealed, keyId: this.id };
  }

  open({ hash, cipher }: SealedToken): string {
    const opener = createDecipheriv(cipherName, this.#encryption, cipher.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    opener.setAAD(hash).setAuthTag(cipher.subarray(-tagBytes));
    return opener.update(cipher.subarray(nonceBytes, -tagBytes), undefined, "ascii") + opener.final("ascii");
  }
}

/** The keys of an installation: the first one seals, all of them open. */
export class TokenKeys {
  readonly #keys: readonly TokenKey[];

  private constructor(keys: readonly TokenKey[]) {
    this.#keys = keys;
  }

  /** Reads the value of PAKMUT_TOKEN_KEY. Throws, without repeating the value, when it is none. */
  static read(value: string | undefined): TokenKeys {
    const secrets = (value ?? "").split(",").map((part) => Buffer.from(part.trim(), "base64"));
    if (!secrets.every(({ length }) => length === keyBytes)) {
      throw new Error(`${TOKEN_KEY} must be ${keyBytes} bytes in base 64, several separated by commas.`);
    }
    return new TokenKeys(secrets.map((secret) => new TokenKey(secret)));
  }

  /** Names the key that seals. */
  get sealingKeyId(): string {
    return (this.#keys[0] as TokenKey).id;
  }

  seal(text: string): SealedToken {
    return (this.#keys[0] as TokenKey).seal(text);
  }

  /** Throws when the key that sealed it is not among these, or when it was altered. */
  open(sealed: SealedToken): string {
    const key = this.#keys.find(({ id }) => id === sealed.keyId);
    if (!key) throw new Error(`The key ${sealed.keyId} of an activation token is not among those of ${TOKEN_KEY}.`);
    return key.open(sealed);
  }

  /** Under which hashes a token with this text can be kept. */
  hashesOf(text: string): Buffer[] {
    return this.#keys.map((key) => key.hashOf(text));
  }
}

/** A new key, as PAKMUT_TOKEN_KEY takes it. */
export const newTokenKey = (): string => randomBytes(keyBytes).toString("base64");
