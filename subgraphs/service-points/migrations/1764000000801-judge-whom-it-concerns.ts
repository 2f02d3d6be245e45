import type { MigrationInterface, QueryRunner } from "typeorm";
import { isNear, mostNeighbours, nameKey, twinMetres } from "./1763900000510-doubt-pins";
import { judgeAround } from "./1764000000800-judge-pins-after-commit";

/**
 * Of the pins around one that was moved only some can be concerned: those of its name or at its spot, which may now be
 * doubted, and those that are doubted because of a neighbour, who may have been this one. To judge all of them took four
 * times as long where pins are dense.
 */
const isConcerned = `(s.pin_doubts && '{CROWDED,SAME_NAME_NEARBY}' or ${nameKey("s")} = ${nameKey("p")}
  or (s.mercator_x = p.mercator_x and s.mercator_y = p.mercator_y))`;

/** Judges around a pin only whom it concerns. */
export class JudgeWhomItConcerns1764000000801 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      judgeAround(`select s.id from service_points.service_points s
        where ${isNear("p", "s", twinMetres)} and ${isConcerned} limit ${mostNeighbours}`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      judgeAround(`select s.id from service_points.service_points s
        where ${isNear("p", "s", twinMetres)} limit ${mostNeighbours}`),
    );
  }
}
