import { RowCounter, rowCounterFor } from "./row-counter";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ["a.csv", "รหัส,ชื่อ\n", 0],
  ["a.csv", "รหัส,ชื่อ\n1,ก\n2,ข\n", 2],
  ["a.csv", 'รหัส,ชื่อ\n1,"บรรทัด\nสอง"\n2,"เขา ""พูด""\n"\n', 2],
  ["a.ndjson", '{"a":"\\"\\n"}\n{"a":1}\n', 2],
])("of %s counts the rows of %j", (path, text, rows) => {
  expect(rowCounterFor(path)?.add(bytesOf(text))).toBe(rows);
});

test("counts the same however a file is cut", () => {
  const file = bytesOf('รหัส,ชื่อ\n1,"บรรทัด\nสอง ""ก"""\n2,ข\n3,"\n\n"\n');
  for (let cut = 0; cut <= file.length; cut++) {
    const counter = new RowCounter(true, true);
    counter.add(file.subarray(0, cut));
    expect([cut, counter.add(file.subarray(cut))]).toEqual([cut, 3]);
  }
});

test("of a workbook nothing is counted", () => {
  expect(rowCounterFor("a.xlsx")).toBeNull();
});
