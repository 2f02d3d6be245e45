import { historyLines } from "./history-lines";

test("a moved pin is one line", () => {
  const changes = [
    { field: "latitude", before: "18.1", after: "18.2" },
    { field: "longitude", before: "98.1", after: "98.2" },
    { field: "pinSource", before: "IMPORTED", after: "OFFICER" },
    { field: "pinConfirmedByName", before: null, after: "เจ้าหน้าที่" },
    { field: "nameEn", before: null, after: "College" },
  ];
  expect(historyLines(changes, ["nameEn", "pin"])).toEqual([
    { field: "nameEn", before: null, after: "College" },
    { field: "pin", before: "18.1, 98.1", after: "18.2, 98.2" },
  ]);
});

test("telephone numbers read as numbers", () => {
  const after = JSON.stringify([
    { number: "053217708", extension: "101" },
    { number: "1111", extension: null },
  ]);
  expect(historyLines([{ field: "phones", before: "[]", after }], [])).toEqual([
    { field: "phones", before: null, after: "053 217 708 ต่อ 101, 1111" },
  ]);
});

test("a text that begins like a list stays a text", () => {
  expect(historyLines([{ field: "note", before: null, after: "[ชั้น 2" }], [])).toEqual([
    { field: "note", before: null, after: "[ชั้น 2" },
  ]);
});

test("photos read as the words that stand for them, in their order", () => {
  const photo = (altTh: string) => ({ altEn: null, altTh, width: 1, fileId: "1", height: 1, subject: "SIGN" });
  const [before, after] = [[photo("ป้าย")], [photo("อาคาร"), photo("ป้าย")]].map((list) => JSON.stringify(list));
  expect(historyLines([{ field: "photos", before, after }], [])).toEqual([
    { field: "photos", before: "ป้าย", after: "อาคาร, ป้าย" },
  ]);
});

test("lists of ids and of names of the API stay lists, to be told in words", () => {
  const after = '["01a1fe38-2c6e-7ad0-acf6-d5fceb678315"]';
  const roles = '["BI_READER","HANDBOOK_AUTHOR"]';
  const changes = [
    { field: "organisationIds", before: null, after },
    { field: "roles", before: "[]", after: roles },
  ];
  expect(historyLines(changes, ["organisationIds", "roles"])).toEqual([
    { field: "organisationIds", before: null, after },
    { field: "roles", before: null, after: roles },
  ]);
});
