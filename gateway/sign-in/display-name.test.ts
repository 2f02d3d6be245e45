import { hashSecret } from "./client-authentication";
import { displayNameOf } from "./display-name";

describe("a person's name", () => {
  test.each<[string, Record<string, unknown>, string | null]>([
    ["first and last name", { given_name: "สมหญิง", family_name: "ทดสอบ", name: "another" }, "สมหญิง ทดสอบ"],
    ["the name alone", { name: "  สมหญิง\u0000\n ทดสอบ " }, "สมหญิง ทดสอบ"],
    ["a first name without a last", { given_name: "สมหญิง", name: "สมหญิง ทดสอบ" }, "สมหญิง ทดสอบ"],
    ["an empty last name", { given_name: "สมหญิง", family_name: " ", name: "x" }, "x"],
    ["nothing", {}, null],
    ["what is no text", { name: { th: "สมหญิง" } }, null],
    ["a very long one", { name: "ก".repeat(500) }, "ก".repeat(200)],
  ])("%s", (_name, claims, name) => expect(displayNameOf(claims)).toBe(name));

  test("is made as the installation says", () => {
    const claims = { name: "x", preferred_username: "somying", title: "นาง", given_name: "สมหญิง" };
    expect(displayNameOf(claims, [["title", "given_name"], ["name"]])).toBe("นาง สมหญิง");
    expect(displayNameOf(claims, [["juristic_name"], ["preferred_username"]])).toBe("somying");
  });
});

test("a secret is hashed seven times with EGA", () => {
  // Made with: s=secret; seven times s=$(printf '%sEGA' "$s" | md5sum | cut -d' ' -f1)
  expect(hashSecret("secret")).toBe("f3f25383de5eab0cbfa047b25e10f096");
});
