import { Turns } from "./turns";

test("those who take turns never do it at once, and all get theirs, in order, also after a failure", async () => {
  const turns = new Turns(1);
  const done: number[] = [];
  let atIt = 0;
  const work = (number: number) =>
    turns.take(async () => {
      expect(++atIt).toBe(1);
      await new Promise(setImmediate);
      atIt--;
      done.push(number);
      if (number === 2) throw new Error("the second fails");
    });
  const results = await Promise.allSettled([1, 2, 3, 4].map(work));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(done).toEqual([1, 2, 3, 4]);
});
