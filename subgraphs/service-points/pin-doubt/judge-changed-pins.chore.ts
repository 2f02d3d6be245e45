import type { Transaction } from "../../kit/database/operation";
import { rootPath } from "../../kit/database/scope";
import type { Chore, JobContext } from "../../kit/job/job";
import { judgePins } from "./judge-pins.chore";
import { oneJudgementAtATime } from "./judgement-lock";

/** So many changes at once come from a file: then to look at all pins is less work. */
const mostChanges = 20_000;
/** What one statement takes at most, so that nobody who pins waits long. */
const pinsOfRound = 200;

interface Change {
  id: string;
  /** Where the pin was, as far as it was moved. */
  latitude: number | null;
  longitude: number | null;
  concernsPin: boolean;
}

/**
 * Judges the pins that commands have changed, and those around, as soon as the commands have committed. The audit trail tells
 * which they are; that they have been looked at is written last, so that after a crash they are looked at again.
 */
export const judgeChangedPins: Chore = {
  everySeconds: 1,
  run: async (context) => {
    const { operation, signal } = context;
    const { seen, changes } = await operation.write(rootPath, changesSinceJudged);
    if (changes?.length === 0) return;
    if (!changes || changes.length > mostChanges) await judgePins.run(context);
    else if (!(await judgeRounds(context, changes))) return;
    if (signal.aborted) return;
    await operation.write(rootPath, ({ query }) =>
      query("update service_points.pin_judgements set seen = $1::pg_snapshot", [seen]),
    );
  },
};

/**
 * What has been written since the last look; `null` where that cannot be told, because the database was copied into another
 * server, whose transactions have other numbers. The new look's snapshot is taken first: what comes between is found by both.
 */
async function changesSinceJudged({ query }: Transaction): Promise<{ seen: string; changes: Change[] | null }> {
  const [look] = await query<{ before: string; seen: string; isFromHere: boolean }>(
    `select seen::text as before, pg_current_snapshot()::text as seen,
       pg_snapshot_xmax(seen) <= pg_snapshot_xmax(pg_current_snapshot()) as "isFromHere"
     from service_points.pin_judgements`,
  );
  if (!look) throw new Error("Nobody knows which pins have been judged.");
  if (!look.isFromHere) return { seen: look.seen, changes: null };
  const changes = await query<Change>(
    `select id, latitude, longitude, "concernsPin" from service_points.changes_since($1::pg_snapshot, $2)`,
    [look.before, mostChanges + 1],
  );
  return { seen: look.seen, changes };
}

/** Gives whether all could be judged: a row that somebody is writing is left, and the next look takes them all again. */
async function judgeRounds({ operation, signal }: JobContext, changes: Change[]): Promise<boolean> {
  const pins = changes.filter(({ concernsPin }) => concernsPin);
  let areAllJudged = true;
  for (let from = 0; from < pins.length && !signal.aborted; from += pinsOfRound) {
    const round = pins.slice(from, from + pinsOfRound);
    const [judged] = await operation.write(rootPath, async ({ query }) => {
      await oneJudgementAtATime(query);
      return query<{ left: string[] }>(
        `select service_points.judge_around($1::uuid[], $2::double precision[], $3::double precision[]) as "left"`,
        [round.map(({ id }) => id), round.map(({ latitude }) => latitude), round.map(({ longitude }) => longitude)],
      );
    });
    if (judged?.left.length) areAllJudged = false;
  }
  return areAllJudged;
}
