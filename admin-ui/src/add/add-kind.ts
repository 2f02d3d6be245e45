import { mutateApi, queryApi } from "../data/api-client";
import type { NearOrganisationsQuery } from "../data/generated/graphql";
import type { MessageKey } from "../i18n/messages";
import type { Named } from "../i18n/localized";
import type { Permitted } from "../permission/reason-text";
import { ChangeOrganisationStatusDocument } from "../organisations/organisation.graphql";
import { ChangeServicePointStatusDocument } from "../service-points/service-point.graphql";
import {
  CreateOrganisationDocument,
  CreateServicePointDocument,
  NearOrganisationsDocument,
  NearServicePointsDocument,
} from "./add.graphql";

/** What the form of a new entry holds. */
export interface NewEntry {
  nameTh: string;
  nameEn: string;
  code: string;
  /** Where a choice is: below a ministry may stand a department or an agency. */
  level: "DEPARTMENT" | "AGENCY" | null;
}

/** An entry that may be the one about to be added. */
export interface NearMatch extends Named {
  id: string;
  code?: string | null;
  status: "VISIBLE" | "HIDDEN";
  version: number;
  /** The organisation that it stands below. */
  above: Named | undefined;
  reasons: NearOrganisationsQuery["organisationNearDuplicates"][number]["reasons"];
  allowedActions: readonly Permitted[];
}

/** Everything in which adding an organisation differs from adding a service point. */
export interface AddKind {
  resource: "organisations" | "servicePoints";
  title: MessageKey;
  placeLabel: MessageKey;
  listTitle: MessageKey;
  addAction: "ADD_ORGANISATION" | "MANAGE_SERVICE_POINT";
  manageAction: "MANAGE_ORGANISATION" | "MANAGE_SERVICE_POINT";
  findNear(placeId: string, entry: NewEntry): Promise<NearMatch[]>;
  /** Gives the new entry's id. */
  create(placeId: string, entry: NewEntry, differsFrom: string[], idempotencyKey: string): Promise<string>;
  showAgain(match: NearMatch, idempotencyKey: string): Promise<unknown>;
}

const inputOf = ({ nameTh, nameEn, code }: NewEntry) => ({ nameTh, nameEn: nameEn || null, code: code || null });

const shown = ({ id, version }: NearMatch, idempotencyKey: string) => ({
  id,
  version,
  status: "VISIBLE" as const,
  reason: null,
  idempotencyKey,
});

export const organisationKind: AddKind = {
  resource: "organisations",
  title: "add.organisation",
  placeLabel: "add.parent",
  listTitle: "organisation.listTitle",
  addAction: "ADD_ORGANISATION",
  manageAction: "MANAGE_ORGANISATION",
  findNear: async (parentId, { nameTh, code }) =>
    (
      await queryApi(NearOrganisationsDocument, { parentId, nameTh, code: code || null })
    ).organisationNearDuplicates.map(({ reasons, organisation }) => ({
      ...organisation,
      reasons,
      above: organisation.ancestors.at(-1),
    })),
  create: async (parentId, entry, differsFrom, idempotencyKey) => {
    const input = { ...inputOf(entry), level: entry.level };
    return (await mutateApi(CreateOrganisationDocument, { parentId, input, differsFrom, idempotencyKey }))
      .createOrganisation.id;
  },
  showAgain: (match, key) => mutateApi(ChangeOrganisationStatusDocument, shown(match, key)),
};

export const servicePointKind: AddKind = {
  resource: "servicePoints",
  title: "add.servicePoint",
  placeLabel: "add.owner",
  listTitle: "servicePoint.listTitle",
  addAction: "MANAGE_SERVICE_POINT",
  manageAction: "MANAGE_SERVICE_POINT",
  findNear: async (organisationId, { nameTh, code }) =>
    (
      await queryApi(NearServicePointsDocument, { organisationId, nameTh, code: code || null })
    ).servicePointNearDuplicates.map(({ reasons, servicePoint }) => ({
      ...servicePoint,
      reasons,
      above: servicePoint.organisation ?? undefined,
    })),
  create: async (organisationId, entry, differsFrom, idempotencyKey) => {
    const input = inputOf(entry);
    return (await mutateApi(CreateServicePointDocument, { organisationId, input, differsFrom, idempotencyKey }))
      .createServicePoint.id;
  },
  showAgain: (match, key) => mutateApi(ChangeServicePointStatusDocument, shown(match, key)),
};
