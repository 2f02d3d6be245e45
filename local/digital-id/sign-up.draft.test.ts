import { isWithinReach, newDraft, openStep, type SignUpDraft, steps } from "./sign-up.draft";

const person = { firstName: "สมหญิง", lastName: "ทดสอบ", citizenId: "1100000000016", mobile: "0890000000" };
const whole: SignUpDraft = {
  ...newDraft("/"),
  hasAgreed: true,
  typed: { laserCode: "ME0-1234567-89", ...person, login: "somying" },
  password: { hash: "x", strength: "good", login: "somying" },
  provenMobile: "0890000000",
};

describe("the steps to an account", () => {
  test.each<[string, SignUpDraft, string]>([
    ["nothing yet", newDraft("/"), "terms"],
    ["no agreement, whatever else there is", { ...whole, hasAgreed: false }, "terms"],
    ["agreed", { ...newDraft("/"), hasAgreed: true }, "card"],
    ["a wrong laser code", { ...whole, typed: { ...whole.typed, laserCode: "x" } }, "card"],
    ["a wrong citizen ID", { ...whole, typed: { ...whole.typed, citizenId: "1100000000017" } }, "person"],
    ["no password", { ...whole, password: null }, "account"],
    ["a password judged with another name", { ...whole, typed: { ...whole.typed, login: "another" } }, "account"],
    ["another telephone", { ...whole, typed: { ...whole.typed, mobile: "0810000000" } }, "code"],
    ["everything", whole, "review"],
    ["the account", { ...newDraft("/"), madeLogin: "somying" }, "done"],
  ])("with %s", (_name, draft, step) => {
    expect(openStep(draft)).toBe(step);
    const reach = steps.filter((one) => isWithinReach(one, draft));
    expect(reach).toEqual(step === "done" ? ["done"] : steps.slice(0, steps.indexOf(openStep(draft)) + 1));
  });
});
