import { asSeen } from "./seen-target";

const judgedAt = "2026-11-23T09:29:00.000Z";

test("a filter by the clock is meant as it was when somebody was told what it finds", () => {
  const filter = { isOpenNow: "true", provinceCode: "50" };
  expect(asSeen({ filter }, [{ judgedAt }, { judgedAt }])).toEqual({ filter: { ...filter, openAt: judgedAt } });
  expect(asSeen({ filter }, undefined)).toEqual({ filter });
});

test("any other filter, and what was chosen by hand, stay as they are", () => {
  const targets = [{ filter: { provinceCode: "50" } }, { records: [{ recordId: "1", version: 1 }] }];
  for (const target of targets) expect(asSeen(target, [{ judgedAt }])).toBe(target);
});
