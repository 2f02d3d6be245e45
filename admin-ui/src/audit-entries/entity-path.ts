interface Entity {
  entityType: string;
  entityId?: string | null;
  organisation?: { id: string } | null;
}

/** The page of the record that an entry tells of; null where there is none. */
export function entityPath({ entityType, entityId, organisation }: Entity): string | null {
  if (entityType === "ApiKey") return "/apiKeys";
  if (entityType === "ActivationToken" && organisation) {
    return `/activationTokenPlaces?filter=${encodeURIComponent(JSON.stringify({ organisationId: organisation.id }))}`;
  }
  if (!entityId) return null;
  if (entityType === "Organisation") return `/organisations/${entityId}/show`;
  if (entityType === "ServicePoint") return `/servicePoints/${entityId}/show`;
  if (entityType === "PinningTarget") return `/pinningProgress?organisation=${entityId}`;
  if (entityType === "Grant") return `/grants/${entityId}/show`;
  if (entityType === "ActivationTokenBatch") return `/activationTokenPlaces/batches/${entityId}`;
  return null;
}

/** What somebody's role must allow for the page to open; null: everybody's does. */
export function actionOfPath(
  entityType: string,
): "MANAGE_GRANTS" | "MANAGE_API_KEYS" | "MANAGE_ACTIVATION_TOKENS" | null {
  if (entityType === "Grant") return "MANAGE_GRANTS";
  if (entityType === "ApiKey") return "MANAGE_API_KEYS";
  return entityType.startsWith("ActivationToken") ? "MANAGE_ACTIVATION_TOKENS" : null;
}
