import { createHash, randomBytes } from "node:crypto";
import { solveChallenge } from "../solve-challenge";
import type { TestClient } from "./test-client";
import type { TestPakmut } from "./test-pakmut";
import type { TestNode } from "./test-tree";

/** Adds a request at a place as if somebody had sent it: for an agency of ours, or for a new one below it. */
export async function addRegistration(
  pakmut: TestPakmut,
  { id, path }: Pick<TestNode, "id" | "path">,
  kind: "NEW" | "EXISTING",
): Promise<{ id: string; trackingNumber: string }> {
  const trackingNumber = randomBytes(10).toString("hex").toUpperCase();
  const [row] = await pakmut.sql<{ id: string }>(
    `insert into organisations.registrations (path_c, kind, request_key, request_hash, tracking_hash, organisation_id,
       parent_id, name_th, contact_name, contact_phone, contact_email)
     values ($1, $2, $3, '', $4, case when $2 = 'EXISTING' then $5::uuid end, case when $2 = 'NEW' then $5::uuid end,
       case when $2 = 'NEW' then 'หน่วยงานที่ขอลงทะเบียน' end, 'ผู้ประสานงาน ทดสอบ', '021234567', 'contact@example.go.th')
     returning id`,
    [path, kind, trackingNumber, createHash("sha256").update(trackingNumber).digest(), id],
  );
  return { id: row?.id as string, trackingNumber };
}

/** Gets a challenge and solves it, as the visitor's machine does. */
export async function solvedProof(stranger: TestClient): Promise<Record<string, unknown>> {
  const { newRegistrationChallenge } = await stranger.ask(
    "mutation { newRegistrationChallenge { algorithm challenge salt maxNumber signature } }",
  );
  const { maxNumber, ...challenge } = newRegistrationChallenge as Record<"challenge" | "salt", string> & {
    maxNumber: number;
  };
  return { ...challenge, number: solveChallenge({ ...challenge, maxNumber }) };
}
