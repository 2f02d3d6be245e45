import { entityPath } from "./entity-path";

test.each([
  [{ entityType: "Organisation", entityId: "a" }, "/organisations/a/show"],
  [{ entityType: "ServicePoint", entityId: "a" }, "/servicePoints/a/show"],
  [{ entityType: "Grant", entityId: "a" }, "/grants/a/show"],
  [{ entityType: "ActivationTokenBatch", entityId: "a" }, "/activationTokenPlaces/batches/a"],
  [{ entityType: "ApiKey", entityId: "a" }, "/apiKeys"],
  [
    { entityType: "ActivationToken", entityId: "a", organisation: { id: "o" } },
    "/activationTokenPlaces?filter=%7B%22organisationId%22%3A%22o%22%7D",
  ],
  [{ entityType: "ActivationToken", entityId: "a", organisation: null }, null],
  [{ entityType: "SignIn", entityId: null }, null],
  [{ entityType: "Person", entityId: "a" }, null],
])("%j has its page at %s", (entity, path) => {
  expect(entityPath(entity)).toBe(path);
});
