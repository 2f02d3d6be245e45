import type { ProbeTarget } from "./access-probe";
import { newProbeTarget } from "./probe-target";
import type { TestPakmut } from "./test-pakmut";

/**
 * The tree, seen from "own", the organisation of the asker's grant: parent → own → child → grandchild, a sibling, one
 * whose path begins with the same characters, and another ministry.
 */
export const relations = ["own", "child", "grandchild", "parent", "sibling", "lookalike", "otherRoot"] as const;
export type Relation = (typeof relations)[number];

/** Written apart from the code it judges: the scope is walked by hand, not computed from paths. */
export const isInScope: Readonly<Record<Relation, boolean>> = {
  own: true,
  child: true,
  grandchild: true,
  parent: false,
  sibling: false,
  lookalike: false,
  otherRoot: false,
};

export type AccessScene = Readonly<Record<Relation, ProbeTarget>>;

/** Adds that tree, with something of every kind at each of its nodes. */
export async function setAccessScene(pakmut: TestPakmut): Promise<AccessScene> {
  const add = async (name: string, below?: ProbeTarget, label?: string): Promise<ProbeTarget> =>
    newProbeTarget(pakmut, name, { below, label, newParent: () => own });
  const parent = await add("แม่");
  const own: ProbeTarget = await add("ตนเอง", parent, "x1");
  const sibling = await add("พี่น้อง", parent);
  const lookalike = await add("ชื่อคล้าย", parent, "x10");
  const child = await add("ลูก", own);
  const grandchild = await add("หลาน", child);
  return { own, child, grandchild, parent, sibling, lookalike, otherRoot: await add("กระทรวงอื่น") };
}

/** Makes what earlier questions have hidden, ended, revoked or saved as it was, so that every question finds the same. */
export async function restoreAccessScene(pakmut: TestPakmut, scene: AccessScene): Promise<void> {
  const places = Object.values(scene);
  await pakmut.sql(
    `with shown_organisations as (
       update organisations.organisations set status = 'VISIBLE' where id = any($1) and status <> 'VISIBLE'
     ), shown_service_points as (
       update service_points.service_points set status = 'VISIBLE' where id = any($2) and status <> 'VISIBLE'
     ), live_grants as (
       update accounts.grants set ended_at = null where id = any($3) and ended_at is not null
     ), kept_keys as (
       update accounts.api_keys set revoked_at = null where id = any($4) and revoked_at is not null
     )
     delete from accounts.list_views`,
    [
      places.map(({ id }) => id),
      places.map(({ servicePointId }) => servicePointId),
      places.map(({ grantId }) => grantId),
      places.map(({ apiKeyId }) => apiKeyId),
    ],
  );
}
