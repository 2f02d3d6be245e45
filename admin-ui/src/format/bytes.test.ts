import { formatBytes } from "./bytes";

test.each([
  [0, "0 B"],
  [812, "812 B"],
  [1_000, "1.0 kB"],
  [1_240_000, "1.2 MB"],
  [45_600_000, "46 MB"],
  [3_000_000_000, "3.0 GB"],
])("%d bytes read %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
