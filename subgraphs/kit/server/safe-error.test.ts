import { safeError } from "./safe-error";

describe("an error in the log", () => {
  test("keeps what was said, where and why, without the values at which it failed", () => {
    const detail = {
      code: "23505",
      detail: "Key (name)=(สมหญิง) already exists.",
      parameters: ["1103700000011"],
      query: "insert",
    };
    const cause = Object.assign(new Error("duplicate key value violates unique constraint"), detail);
    const kept = safeError(new Error("The person was not kept.", { cause }));
    expect(kept).toMatchObject({
      type: "Error",
      message: "The person was not kept.",
      cause: { code: "23505", message: cause.message },
    });
    expect(kept.stack).toContain("safe-error.test");
    expect(JSON.stringify(kept)).not.toMatch(/สมหญิง|1103700000011|insert/);
  });

  test("a cause that is a token, a list of claims or itself is not written down", () => {
    expect(JSON.stringify(safeError(new Error("Refused.", { cause: { id_token: "eyJ", sub: "7" } })))).not.toMatch(
      /eyJ|"7"/,
    );
    const circle = new Error("Round and round.");
    circle.cause = circle;
    expect(() => JSON.stringify(safeError(circle))).not.toThrow();
    expect(safeError("eyJ")).toEqual({ type: "string", message: "Not an error." });
    expect(safeError(null).message).toBe("Not an error.");
  });
});
