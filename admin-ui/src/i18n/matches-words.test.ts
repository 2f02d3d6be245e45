import { matchesWords } from "./matches-words";

test.each([
  ["เชียงใหม่", "ใหม", true],
  ["เชียงใหม่", "เชียง ใหม่", true],
  ["Chiang Mai", "mai", true],
  ["เชียงราย", "ใหม่", false],
  ["น่าน", "นาน", true],
  ["แพร่", "", true],
])("%s is found by “%s”: %s", (name, typed, isFound) => {
  expect(matchesWords(name, typed)).toBe(isFound);
});
