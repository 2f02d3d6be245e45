import { formatPhone, phoneHref } from "./phone";

test.each([
  [{ number: "0988836906" }, "09 8883 6906"],
  [{ number: "053217708", extension: "101" }, "053 217 708 ต่อ 101"],
  [{ number: "026126060" }, "02 612 6060"],
  [{ number: "1111" }, "1111"],
  [{ number: "66123" }, "66123"],
])("%j reads %s", (phone, expected) => {
  expect(formatPhone(phone)).toBe(expected);
});

test("a link dials the extension after a pause", () => {
  expect(phoneHref({ number: "053217708", extension: "101" })).toBe("tel:053217708,101");
});
