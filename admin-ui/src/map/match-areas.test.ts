import type { Area } from "./areas";
import { matchAreas } from "./match-areas";

const area = (code: string, th: string, en: string): [string, Area] => [
  code,
  { code, names: { th, en }, label: [100, 15] },
];
const areas = {
  provinces: new Map([area("50", "เชียงใหม่", "Chiang Mai"), area("57", "เชียงราย", "Chiang Rai")]),
  districts: new Map([
    area("5001", "เมืองเชียงใหม่", "Mueang Chiang Mai"),
    area("5007", "แม่ริม", "Mae Rim"),
    area("5701", "เมืองเชียงราย", "Mueang Chiang Rai"),
  ]),
};
const codes = (typed: string) => matchAreas(typed, areas).map(({ code }) => code);

describe("finding a district or province by name", () => {
  it.each([
    ["แม่ริม", ["5007"]],
    ["อ.แม่ริม", ["5007"]],
    ["อำเภอ แม่ริม", ["5007"]],
    ["mae rim", ["5007"]],
    ["เชียงใหม่", ["50", "5001"]],
    ["เมือง เชียงราย", ["5701"]],
    ["จ.เชียงราย", ["57", "5701"]],
    ["chiang", ["50", "57", "5001", "5701"]],
    ["แม่ริม เชียงราย", []],
    ["ม", []],
    ["18.78", []],
    ["", []],
  ])("%s", (typed, expected) => {
    expect(codes(typed)).toEqual(expected);
  });
});
