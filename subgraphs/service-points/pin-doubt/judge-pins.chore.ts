import { rootPath } from "../../kit/database/scope";
import type { Chore, JobContext } from "../../kit/job/job";
import { districtsWithin } from "../place/boundary-index";
import { oneJudgementAtATime } from "./judgement-lock";

/**
 * What one statement takes at most, so that nobody who pins waits long, and that it ends before its time is up also where a
 * file has put thousands at one spot: 2,000 of those took more than five seconds on a busy machine.
 */
const rowsOfRound = 500;

/** Looks at every pin, those that files brought and those whose neighbours have changed: what a command changes is judged sooner. */
export const judgePins: Chore = {
  everySeconds: 10 * 60,
  run: async (context) => {
    await findReaches(context);
    await judgeAll(context);
  },
};

/** The boundaries are known to this process alone, so it tells the database which districts a pin is near. */
async function findReaches({ operation, signal }: JobContext): Promise<void> {
  let last = "00000000-0000-0000-0000-000000000000";
  while (!signal.aborted) {
    const found = await operation.write(rootPath, async ({ query }) => {
      const pins = await query<{ id: string; latitude: number; longitude: number }>(
        `select id, latitude, longitude from service_points.service_points
         where pin_reach is null and latitude is not null and id > $1 order by id limit $2 for update skip locked`,
        [last, rowsOfRound],
      );
      const reaches = pins.map(({ latitude, longitude }) => districtsWithin(latitude, longitude).join(" "));
      await query(
        `update service_points.service_points s set pin_reach = string_to_array(found.reach, ' ')
         from unnest($1::uuid[], $2::text[]) found (id, reach) where s.id = found.id`,
        [pins.map(({ id }) => id), reaches],
      );
      return pins;
    });
    last = found.at(-1)?.id ?? last;
    if (found.length < rowsOfRound) return;
  }
}

async function judgeAll({ operation, signal }: JobContext): Promise<void> {
  let last = "00000000-0000-0000-0000-000000000000";
  while (!signal.aborted) {
    const [round] = await operation.write(rootPath, async ({ query }) => {
      await oneJudgementAtATime(query);
      return query<{ last: string | null; count: number }>(
        `with batch as (select id from service_points.service_points where id > $1 order by id limit $2)
         select (select id from batch order by id desc limit 1) as last, (select count(*)::int from batch) as count,
           service_points.judge_pins(array(select id from batch))`,
        [last, rowsOfRound],
      );
    });
    last = round?.last ?? last;
    if ((round?.count ?? 0) < rowsOfRound) return;
  }
}
