import { SubmissionKey } from "./submission-key";

function numbered() {
  let count = 0;
  return new SubmissionKey(() => {
    count += 1;
    return `key-${count}`;
  });
}

test("a repeated try keeps its key", () => {
  const key = numbered();
  expect(key.for({ nameEn: "A" })).toBe("key-1");
  expect(key.for({ nameEn: "A" })).toBe("key-1");
});

test("other content is another submission", () => {
  const key = numbered();
  key.for({ nameEn: "A" });
  expect(key.for({ nameEn: "B" })).toBe("key-2");
});

test("after success the same content is a new intention", () => {
  const key = numbered();
  key.for({ nameEn: "A" });
  key.settle();
  expect(key.for({ nameEn: "A" })).toBe("key-2");
});
