import type { TestPakmut } from "./test-pakmut";
import type { TestNode } from "./test-tree";
import type { Role } from "../../schema/roles-and-actions";
import { tokenKeys } from "../../subgraphs/accounts/activation-token/token-settings";
import { newTokenText, showTokenText } from "../../subgraphs/accounts/activation-token/token-text";

/** Puts an unused token into the database in place of the one that is there, as if an officer had made it, and tells its text. */
export async function addToken(
  pakmut: TestPakmut,
  { id, path }: Pick<TestNode, "id" | "path">,
  role: Role,
  expiresAt: Date | null = null,
): Promise<string> {
  const text = newTokenText();
  const { hash, cipher, keyId } = tokenKeys().seal(text);
  await pakmut.sql(
    `update accounts.activation_tokens set voided_at = now(), token_cipher = null
     where organisation_id = $1 and role = $2 and spent_at is null and voided_at is null`,
    [id, role],
  );
  await pakmut.sql(
    `insert into accounts.activation_tokens
       (organisation_id, path_c, role, token_hash, token_cipher, key_id, created_by_name, expires_at)
     values ($1, $2, $3, $4, $5, $6, 'ผู้ออกรหัส ทดสอบ', $7)`,
    [id, path, role, hash, cipher, keyId, expiresAt],
  );
  return showTokenText(text);
}

/** Lets every try be looked at again. */
export const forgetTries = (pakmut: TestPakmut): Promise<unknown> => pakmut.sql("delete from accounts.token_attempts");
