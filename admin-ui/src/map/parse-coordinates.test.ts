import fc from "fast-check";
import { formatCoordinate, parseCoordinate, parseCoordinates } from "./parse-coordinates";

const thaPhae = { latitude: 18.78502, longitude: 98.96204 };

describe("coordinates as people write them", () => {
  it.each([
    "18.78502, 98.96204",
    "18.78502,98.96204",
    "18.78502 98.96204",
    "  18.78502 ;  98.96204 ",
    "(18.78502, 98.96204)",
    "[18.78502, 98.96204]",
    "18.78502° 98.96204°",
    "18.78502°N 98.96204°E",
    "18.78502N, 98.96204E",
    "N18.78502 E98.96204",
    "N 18.78502°, E 98.96204°",
    "98.96204 E 18.78502 N",
    "๑๘.๗๘๕๐๒, ๙๘.๙๖๒๐๔",
    "18,78502 98,96204",
    "lat 18.78502 lng 98.96204",
    "lat: 18.78502, lon: 98.96204",
    "Latitude=18.78502 Longitude=98.96204",
    "longitude 98.96204 latitude 18.78502",
    "ละติจูด 18.78502 ลองจิจูด 98.96204",
    "พิกัด 18.78502, 98.96204",
    "18.78502 เหนือ 98.96204 ตะวันออก",
    "lat 18.78502 N, long 98.96204 E",
  ])("%s", (text) => {
    expect(parseCoordinates(text)).toEqual({ kind: "point", ...thaPhae });
  });

  it.each([
    `18°47'06"N 98°57'43"E`,
    `18°47′06″N 98°57′43″E`,
    `18° 47' 06" N, 98° 57' 43" E`,
    `N18°47'06" E98°57'43"`,
    `18º47’06”N, 98º57’43”E`,
    `18°47'06''N 98°57'43''E`,
    `18°47'06" 98°57'43"`,
    "18 47 06 N 98 57 43 E",
    "18 47 06 98 57 43",
    "18d47m06s 98d57m43s",
    "๑๘ องศา ๔๗ ลิปดา ๐๖ ฟิลิปดา เหนือ ๙๘ องศา ๕๗ ลิปดา ๔๓ ฟิลิปดา ตะวันออก",
    `18°47.1'N 98°57.716667'E`,
  ])("%s", (text) => {
    expect(parseCoordinates(text)).toEqual({ kind: "point", latitude: 18.785, longitude: 98.961944 });
  });

  it("knows the south and the west", () => {
    expect(parseCoordinates("-34.6037, -58.3816")).toEqual({ kind: "point", latitude: -34.6037, longitude: -58.3816 });
    expect(parseCoordinates(`34°36'S 58°22'W`)).toEqual({ kind: "point", latitude: -34.6, longitude: -58.366667 });
  });
});

describe("map links", () => {
  it.each([
    "https://www.google.com/maps/@18.78502,98.96204,17z",
    "https://www.google.com/maps/place/%E0%B8%A7%E0%B8%B4%E0%B8%97%E0%B8%A2%E0%B8%B2%E0%B8%A5%E0%B8%B1%E0%B8%A2/@18.7,98.9,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d18.78502!4d98.96204!16s",
    "https://maps.google.com/?q=18.78502,98.96204",
    "https://maps.google.com/maps?q=loc:18.78502,98.96204&z=15",
    "https://www.google.com/maps/search/?api=1&query=18.78502%2C98.96204",
    "https://www.google.com/maps/search/18.78502,+98.96204?entry=tts",
    "https://www.google.com/maps/place/18.78502,98.96204",
    "https://www.google.co.th/maps/dir/?api=1&destination=18.78502,98.96204",
    "google.com/maps/@18.78502,98.96204,15z",
    "https://www.openstreetmap.org/#map=17/18.78502/98.96204",
    "https://www.openstreetmap.org/?mlat=18.78502&mlon=98.96204#map=5/10/100",
    "https://maps.apple.com/?ll=18.78502,98.96204&q=College",
    "https://www.bing.com/maps?cp=18.78502~98.96204&lvl=16",
    "https://map.longdo.com/?lat=18.78502&long=98.96204&zoom=16",
    "https://map.longdo.com/?locale=th&lat=18.78502&zoom=3&lon=98.96204",
    "geo:18.78502,98.96204;u=35",
  ])("%s", (link) => {
    expect(parseCoordinates(link)).toEqual({ kind: "point", ...thaPhae });
  });

  it("says when a link does not hold the coordinates", () => {
    expect(parseCoordinates("https://maps.app.goo.gl/AbCdEf123")).toEqual({ kind: "short-link" });
    expect(parseCoordinates("https://goo.gl/maps/AbCdEf123")).toEqual({ kind: "short-link" });
    expect(parseCoordinates("https://www.google.com/maps/place/Chiang+Mai")).toEqual({
      kind: "link-without-coordinates",
    });
    expect(parseCoordinates("https://www.google.com/maps/place/%E0%B8")).toEqual({ kind: "link-without-coordinates" });
  });
});

describe("what is not as it should be", () => {
  it.each([
    "98.96204, 18.78502",
    "98.96204 18.78502",
    "[98.96204, 18.78502]",
    "https://maps.google.com/?q=98.96204,18.78502",
  ])("offers latitude first back for %s", (text) => {
    expect(parseCoordinates(text)).toEqual({ kind: "swapped", ...thaPhae });
  });

  it.each(["98.96204 N 18.78502 E", "18.78502, 198.96204", "1878502, 9896204", "200 200"])("refuses %s", (text) => {
    expect(["out-of-range", "unreadable"]).toContain(parseCoordinates(text).kind);
  });

  it.each([
    "",
    " ",
    "18.78502",
    "อำเภอเมืองเชียงใหม่",
    "50200",
    "053 217 708",
    "a, b",
    "18.5.2, 98",
    `18°61'N 98°57'E`,
    "1, 2, 3",
    "N N",
    "E18 E98",
    "18 N 98 N",
  ])("cannot read “%s”", (text) => {
    expect(parseCoordinates(text)).toEqual({ kind: "unreadable" });
  });

  it("never throws and never gives a point off the globe", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.stringMatching(/^[NSEWXY0-9°'".,; +-]{0,24}$/)),
        (text) => {
          const reading = parseCoordinates(text);
          if (reading.kind !== "point" && reading.kind !== "swapped") return;
          expect(Math.abs(reading.latitude)).toBeLessThanOrEqual(90);
          expect(Math.abs(reading.longitude)).toBeLessThanOrEqual(180);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("any place on earth", () => {
  const latitude = fc.double({ min: -90, max: 90, noNaN: true }).map((degrees) => Number(degrees.toFixed(6)) + 0);
  const longitude = fc.double({ min: -180, max: 180, noNaN: true }).map((degrees) => Number(degrees.toFixed(6)) + 0);
  const writers: Record<string, (latitude: number, longitude: number) => string> = {
    decimals: (north, east) => `${north.toFixed(6)}, ${east.toFixed(6)}`,
    hemispheres: (north, east) =>
      `${Math.abs(north).toFixed(6)}°${north < 0 ? "S" : "N"} ${Math.abs(east).toFixed(6)}°${east < 0 ? "W" : "E"}`,
    "degrees, minutes and seconds": (north, east) => `${sexagesimal(north, "N", "S")} ${sexagesimal(east, "E", "W")}`,
    "Thai digits": (north, east) => thaiDigits(`${north.toFixed(6)} ${east.toFixed(6)}`),
    "a map link": (north, east) => `https://www.google.com/maps/@${north.toFixed(6)},${east.toFixed(6)},17z`,
  };

  it.each(Object.entries(writers))("is read back from %s", (_name, write) => {
    fc.assert(
      fc.property(latitude, longitude, (north, east) => {
        const reading = parseCoordinates(write(north, east));
        if (reading.kind !== "point") throw new Error(`${write(north, east)} was read as ${reading.kind}`);
        expect(reading.latitude).toBeCloseTo(north, 5);
        expect(reading.longitude).toBeCloseTo(east, 5);
      }),
    );
  });

  it("in Thailand is offered back when longitude was written first", () => {
    const inThailand = fc.tuple(
      fc.double({ min: 5.6, max: 20.5, noNaN: true }),
      fc.double({ min: 97.3, max: 105.7, noNaN: true }),
    );
    fc.assert(
      fc.property(inThailand, ([north, east]) => {
        expect(parseCoordinates(`${east.toFixed(5)} ${north.toFixed(5)}`).kind).toBe("swapped");
      }),
    );
  });
});

describe("the field of one coordinate", () => {
  it.each([
    ["18.78502", "latitude", 18.78502],
    ["18,78502", "latitude", 18.78502],
    ["๑๘.๗๘๕๐๒", "latitude", 18.78502],
    [`18°47'06"N`, "latitude", 18.785],
    [`98°57'43"E`, "longitude", 98.961944],
    ["98.96204", "latitude", null],
    ["18.7 E", "latitude", null],
    ["181", "longitude", null],
    ["สิบแปด", "latitude", null],
    ["", "latitude", null],
  ] as const)("%s for %s", (text, axis, degrees) => {
    expect(parseCoordinate(text, axis)).toBe(degrees);
  });

  it("shows at most six decimals and none in vain", () => {
    expect(formatCoordinate(18.785020000001)).toBe("18.78502");
    expect(formatCoordinate(18)).toBe("18");
  });
});

function sexagesimal(degrees: number, positive: string, negative: string): string {
  const total = Math.round(Math.abs(degrees) * 3600 * 1000);
  const seconds = (total % 60_000) / 1000;
  return `${Math.floor(total / 3_600_000)}°${Math.floor(total / 60_000) % 60}'${seconds}"${degrees < 0 ? negative : positive}`;
}

function thaiDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode("๐".charCodeAt(0) + Number(digit)));
}
