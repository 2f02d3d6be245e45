import { GraphQLError } from "graphql";
import { badUserInput, conflict, errorCodes, forbidden } from "../../subgraphs/kit/errors";
import { badRequest, toClientError } from "./client-errors";

const requestId = "abcd1234";

describe("what a client sees of an error", () => {
  test("a wrong field arrives with its rule, under the id of the request", () => {
    const fields = [{ field: "postcode", rule: "POSTCODE_NOT_IN_DISTRICT", values: { postcodes: ["50300"] } }];
    const seen = toClientError(badUserInput(fields), requestId, fail);
    expect(seen.extensions).toEqual({ code: "BAD_USER_INPUT", requestId, fields });
  });

  test("a conflict arrives with everything that the other person did", () => {
    const detail = {
      version: 7,
      changedAt: "2026-11-21T00:00:00Z",
      changedByName: "ก",
      fields: ["nameEn"],
      current: { nameEn: "A" },
    };
    expect(toClientError(conflict(detail), requestId, fail).extensions).toEqual({
      code: "CONFLICT",
      requestId,
      conflict: detail,
    });
    expect(toClientError(forbidden("OWN_ROOT"), requestId, fail).extensions).toMatchObject({ reason: "OWN_ROOT" });
  });

  test.each(errorCodes)("%s passes, without what is not for clients", (code) => {
    const error = new GraphQLError("Said on purpose.", {
      path: ["a"],
      extensions: { code, serviceName: "accounts", stacktrace: ["at /srv"] },
    });
    expect(toClientError(error, requestId, fail)).toEqual({
      message: "Said on purpose.",
      path: ["a"],
      extensions: { code, requestId },
    });
  });

  test.each([
    new GraphQLError('relation "accounts.persons" does not exist', { path: ["me"], originalError: new Error("db") }),
    new GraphQLError("connect ECONNREFUSED 10.0.0.7:5432", {
      extensions: { code: "DOWNSTREAM_SERVICE_ERROR", serviceName: "accounts" },
    }),
    new GraphQLError("x", { extensions: { code: 7 } }),
  ])("everything else is one sentence, and the log has the rest: %s", (error) => {
    const log = jest.fn();
    const seen = toClientError(error, requestId, log);
    expect(seen.message).toBe("Something went wrong on our side.");
    expect(seen.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId });
    expect(log).toHaveBeenCalledWith(error.originalError ?? error);
  });

  test("what a subgraph has masked and logged is not logged twice", () => {
    const masked = new GraphQLError("Something went wrong on our side.", {
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
    expect(toClientError(masked, requestId, fail).extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId });
  });

  test("no name of the schema is given away as help, no long value comes back", () => {
    expect(badRequest('Cannot query field "nam". Did you mean "name", "nameTh", or "nameEn"?', requestId).message).toBe(
      'Cannot query field "nam".',
    );
    expect(badRequest(`got invalid value "${"x".repeat(10_000)}"`, requestId).message.length).toBeLessThan(400);
  });
});

function fail(): void {
  throw new Error("This error is no secret of ours and should not be in the log.");
}
