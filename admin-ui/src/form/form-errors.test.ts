import { keepErrors, listErrors } from "./form-errors";

test("errors of fields, of list items and of parts, in the order of the form", () => {
  const errors = {
    pin: { reason: { type: "PIN_NOT_IN_DISTRICT", message: "why" } },
    phones: [undefined, { type: "PHONE_FORMAT", message: "digits" }],
    nameTh: { type: "REQUIRED", message: "name" },
  };
  expect(listErrors(errors as never, ["nameTh", "pin", "phones", "email"])).toEqual([
    { field: "nameTh", message: "name" },
    { field: "pin.reason", message: "why" },
    { field: "phones.1", message: "digits" },
  ]);
});

test("what is wrong with a list of parts as a whole is told as the list's", () => {
  const photos = Object.assign([{ altTh: { message: "words" } }], { root: { message: "wait" } });
  expect(listErrors({ photos } as never, ["photos"])).toEqual([{ field: "photos", message: "wait" }]);
});

test("what has been found wrong keeps its place when it is corrected, and what is found later comes behind it", () => {
  const wrong = (field: string) => ({ field, message: "wrong" });
  const [name, phone, mail] = [wrong("nameTh"), wrong("phones.1"), wrong("email")];
  const kept = [name, phone];
  expect(keepErrors(kept, [phone])).toBe(kept);
  expect(keepErrors(kept, [mail, name])).toEqual([name, phone, mail]);
  const other = { field: "phones.1", message: "otherwise" };
  expect(keepErrors(kept, [other])).toEqual([name, other]);
});
