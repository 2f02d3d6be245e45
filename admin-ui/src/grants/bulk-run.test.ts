import { runInChunks, type RowResult } from "./bulk-run";

const ids = ["a", "b", "c", "d", "e"];
const done = (some: string[]): Promise<RowResult[]> => Promise.resolve(some.map((id) => ({ id, isDone: true })));
const usual = {
  ids,
  chunkSize: 2,
  send: done,
  onProgress: () => undefined,
  isStopped: () => false,
  isFatal: () => false,
};
const told = (results: RowResult[]) => results.map(({ id, isDone, reason }) => (isDone ? id : `${id} ${reason}`));

test("every row is sent once, in chunks, and progress is told", async () => {
  const sent: string[][] = [];
  const progress: number[] = [];
  const send = (some: string[]) => {
    sent.push(some);
    return done(some);
  };
  const results = await runInChunks({ ...usual, send, onProgress: (count) => progress.push(count) });
  expect(told(results)).toEqual(ids);
  expect(sent).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  expect(progress).toEqual([2, 4, 5]);
});

test("a line that breaks leaves the rest unsent, and says which", async () => {
  const send = (some: string[]) => (some.includes("c") ? Promise.reject(new Error("line")) : done(some));
  expect(told(await runInChunks({ ...usual, send }))).toEqual(["a", "b", "c NOT_SENT", "d NOT_SENT", "e NOT_SENT"]);
});

test("stopping is between chunks", async () => {
  let sent = 0;
  const results = await runInChunks({ ...usual, onProgress: (count) => (sent = count), isStopped: () => sent >= 2 });
  expect(told(results)).toEqual(["a", "b", "c STOPPED", "d STOPPED", "e STOPPED"]);
});

test("what the server refused of a row stays with the row", async () => {
  const send = (some: string[]) => Promise.resolve(some.map((id) => ({ id, isDone: id !== "b", reason: "OWN_GRANT" })));
  expect(told(await runInChunks({ ...usual, send }))).toEqual(["a", "b OWN_GRANT", "c", "d", "e"]);
});

test("an ended session is no matter of rows", async () => {
  const send = () => Promise.reject(new Error("session"));
  await expect(runInChunks({ ...usual, send, isFatal: () => true })).rejects.toThrow("session");
});
