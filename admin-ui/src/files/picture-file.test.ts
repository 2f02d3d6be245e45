import { problemOfPicture } from "./picture-file";

const megabyte = 1024 * 1024;

test.each([
  ["image/jpeg", 10 * megabyte, undefined],
  ["image/png", 1, undefined],
  ["image/webp", 1, undefined],
  ["image/jpeg", 10 * megabyte + 1, "FILE_TOO_LARGE"],
  ["image/jpeg", 0, "EMPTY_FILE"],
  ["image/heic", 1, "NOT_A_PICTURE"],
  ["image/svg+xml", 1, "NOT_A_PICTURE"],
  ["application/pdf", 1, "NOT_A_PICTURE"],
  ["", 1, "NOT_A_PICTURE"],
])("a file of type %j with %i bytes: %s", (type, size, rule) =>
  expect(problemOfPicture({ type, size })?.rule).toBe(rule),
);
