import { areaOf, areaOfBounds, areaOfFilter } from "./drawn-area";

test("corners are kept to a metre, in the order in which they were drawn", () => {
  expect(
    areaOf([
      [98.1234567, 18.7654321],
      [99, 18],
      [98, 17],
    ]),
  ).toEqual({
    corners: [
      { latitude: 18.76543, longitude: 98.12346 },
      { latitude: 18, longitude: 99 },
      { latitude: 17, longitude: 98 },
    ],
  });
});

test("what is seen is an area of four corners", () => {
  expect(areaOfBounds({ west: 98, south: 18, east: 99, north: 19 }).corners).toEqual([
    { latitude: 19, longitude: 98 },
    { latitude: 19, longitude: 99 },
    { latitude: 18, longitude: 99 },
    { latitude: 18, longitude: 98 },
  ]);
});

test("an address that was cut off holds no area", () => {
  const corners = [1, 2, 3].map((degrees) => ({ latitude: degrees, longitude: degrees }));
  expect(areaOfFilter({ area: { corners } })).toEqual({ corners });
  for (const area of [
    undefined,
    null,
    5,
    {},
    { corners: corners.slice(1) },
    { corners: [...corners, { latitude: 1 }] },
  ])
    expect(areaOfFilter({ area })).toBeNull();
});
