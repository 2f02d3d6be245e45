import "reflect-metadata";
import { sweepBulkChanges } from "../kit/bulk-change/bulk-change.chore";
import { bulkChangeDownloads } from "../kit/bulk-change/bulk-change.downloads";
import { bulkChangeJob } from "../kit/bulk-change/bulk-change.job";
import { bulkChangeJobName } from "../kit/bulk-change/bulk-change.service";
import { ChangeManyOrganisations1764000000420 } from "./migrations/1764000000420-change-many";
import { organisationBulkNoun } from "./bulk-change/organisation-bulk-change.noun";
import { OrganisationBulkChangeResolver } from "./bulk-change/organisation-bulk-change.resolver";
import { sealAudit } from "../kit/audit/seal.chore";
import { fileSettings } from "../kit/file/file.settings";
import { mailSettings } from "../kit/mail/mail.settings";
import { sendMails } from "../kit/mail/send-mails.chore";
import { sweepFiles } from "../kit/file/sweep-files.chore";
import { allSettings, type Subgraph } from "../kit/graphql/subgraph";
import { sweepFileImports } from "../kit/file-import/file-import.chore";
import { fileImportDownloads } from "../kit/file-import/file-import.downloads";
import { importedFile } from "../kit/file-import/file-import.files";
import { fileImportJob } from "../kit/file-import/file-import.job";
import { fileImportJobName, importedFileKind } from "../kit/file-import/file-import.service";
import { organisationFileColumns } from "./directory-import/organisation-file.columns";
import { OrganisationImportResolver } from "./directory-import/organisation-import.resolver";
import { organisationImportNoun } from "./directory-import/organisation-import.service";
import { loadDistrict, loadProvince, loadSubdistrict } from "./division/division.loader";
import { DistrictResolver, ProvinceResolver } from "./division/division.resolver";
import { CreateDirectory1763700000000 } from "./migrations/1763700000000-create-directory";
import { CreateOrganisations1763700000001 } from "./migrations/1763700000001-create-organisations";
import { CreateOrganisationCodes1763700000002 } from "./migrations/1763700000002-create-organisation-codes";
import { SearchOrganisations1763700000010 } from "./migrations/1763700000010-search-organisations";
import { SearchDirectory1763700000011 } from "./migrations/1763700000011-search-directory";
import { SealOrganisationsAudit1763800000300 } from "./migrations/1763800000300-seal-audit";
import { TellHiddenOrganisations1764000000300 } from "./migrations/1764000000300-tell-hidden-organisations";
import { AddManyOrganisations1764000000400 } from "./migrations/1764000000400-add-many-organisations";
import { KeepOrganisationTotals1763700000020 } from "./migrations/1763700000020-keep-organisation-totals";
import { ListPlaces1763700000030 } from "./migrations/1763700000030-list-places";
import { AddPhotosOfOrganisations1763900000110 } from "./migrations/1763900000110-add-photos";
import { CreateCalendar1763900000200 } from "./migrations/1763900000200-create-calendar";
import { AddOpeningHoursOfOrganisations1763900000210 } from "./migrations/1763900000210-add-opening-hours";
import { HolidayResolver } from "./holiday/holiday.resolver";
import { Organisation } from "./organisation/organisation.entity";
import { organisationsDownload } from "./organisation/organisation.download";
import { MoveOrganisations1763900000310 } from "./migrations/1763900000310-move-organisations";
import { PhotosOfRegistrations1763900000620 } from "./migrations/1763900000620-photos-of-registrations";
import { registrationPhoto, registrationPhotoKind } from "./registration/registration.files";
import { CreateRegistrations1763900000600 } from "./migrations/1763900000600-create-registrations";
import { MoveInBackground1763900000350 } from "./migrations/1763900000350-move-in-background";
import { MergeOrganisations1763900000370 } from "./migrations/1763900000370-merge-organisations";
import { MergeResolver } from "./organisation/merge.resolver";
import { OrderSiblings1763900000360 } from "./migrations/1763900000360-order-siblings";
import { moveOrganisationJob } from "./organisation/move.job";
import { CreateOrganisationImports1763900000400 } from "./migrations/1763900000400-create-imports";
import { RenameLargeFamilies1764200000010 } from "./migrations/1764200000010-rename-large-families";
import { renameFamilies } from "./organisation/rename-families.chore";
import { SortByParent1764200000000 } from "./migrations/1764200000000-sort-by-parent";
import { NameHolidaysInEnglish1764300000000 } from "./migrations/1764300000000-name-holidays-in-english";
import { AnalyseWhatWasImported1764500000000 } from "./migrations/1764500000000-analyse-what-was-imported";
import { FindParentsById1764500000020 } from "./migrations/1764500000020-find-parents-by-id";
import { FindCommonWords1764000000700 } from "./migrations/1764000000700-find-common-words";
import { FindOpenOrganisations1764000000220 } from "./migrations/1764000000220-find-open-organisations";
import { SiftWords1764100000000 } from "./migrations/1764100000000-sift-words";
import { MoveResolver } from "./organisation/move.resolver";
import { moveJob } from "./organisation/move.service";
import { NewOrganisationResolver } from "./organisation/new-organisation.resolver";
import { organisationFiles } from "./organisation/organisation.files";
import { loadOrganisation } from "./organisation/organisation.reader";
import { OrganisationConnectionResolver, OrganisationResolver } from "./organisation/organisation.resolver";
import { forgetRegistrations, registrationSettings } from "./registration/forget-registrations.chore";
import { Registration } from "./registration/registration.entity";
import { RegistrationRequestResolver } from "./registration/registration-request.resolver";
import { RegistrationResolver } from "./registration/registration.resolver";
import { SiblingResolver } from "./organisation/sibling.resolver";
import { VisibilityResolver } from "./organisation/visibility.resolver";
import { OrganisationTypeResolver } from "./organisation-type/organisation-type.resolver";

/** The tree of organisations with their profiles, and the administrative divisions. Keeps `directory`. */
export const organisationsSubgraph: Subgraph = {
  name: "organisations",
  schemaName: "organisations",
  entities: [Organisation, Registration],
  migrations: [
    CreateDirectory1763700000000,
    CreateOrganisations1763700000001,
    CreateOrganisationCodes1763700000002,
    SearchOrganisations1763700000010,
    SearchDirectory1763700000011,
    SealOrganisationsAudit1763800000300,
    AddManyOrganisations1764000000400,
    TellHiddenOrganisations1764000000300,
    KeepOrganisationTotals1763700000020,
    ListPlaces1763700000030,
    AddPhotosOfOrganisations1763900000110,
    CreateCalendar1763900000200,
    AddOpeningHoursOfOrganisations1763900000210,
    MoveOrganisations1763900000310,
    CreateRegistrations1763900000600,
    PhotosOfRegistrations1763900000620,
    MoveInBackground1763900000350,
    OrderSiblings1763900000360,
    MergeOrganisations1763900000370,
    CreateOrganisationImports1763900000400,
    FindCommonWords1764000000700,
    NameHolidaysInEnglish1764300000000,
    AnalyseWhatWasImported1764500000000,
    FindParentsById1764500000020,
    ChangeManyOrganisations1764000000420,
    FindOpenOrganisations1764000000220,
    SortByParent1764200000000,
    SiftWords1764100000000,
    RenameLargeFamilies1764200000010,
  ],
  resolvers: [
    OrganisationResolver,
    NewOrganisationResolver,
    MoveResolver,
    VisibilityResolver,
    SiblingResolver,
    MergeResolver,
    OrganisationConnectionResolver,
    OrganisationTypeResolver,
    ProvinceResolver,
    DistrictResolver,
    HolidayResolver,
    RegistrationRequestResolver,
    RegistrationResolver,
    OrganisationImportResolver,
    OrganisationBulkChangeResolver,
  ],
  references: {
    Organisation: (operation, { id = "" }, asked) => loadOrganisation(operation, id, asked),
    Province: (operation, { code = "" }) => loadProvince(operation, code),
    District: (operation, { code = "" }) => loadDistrict(operation, code),
    Subdistrict: (operation, { code = "" }) => loadSubdistrict(operation, code),
  },
  settings: allSettings(fileSettings, mailSettings, registrationSettings),
  downloads: {
    organisations: organisationsDownload,
    ...fileImportDownloads("organisations", "organisations", organisationFileColumns),
    ...bulkChangeDownloads(organisationBulkNoun),
  },
  jobs: {
    [moveJob]: moveOrganisationJob,
    [fileImportJobName]: fileImportJob(organisationImportNoun),
    [bulkChangeJobName]: bulkChangeJob(organisationBulkNoun),
  },
  files: { ...organisationFiles, [registrationPhotoKind]: registrationPhoto, [importedFileKind]: importedFile },
  chores: {
    "seal-audit": sealAudit("organisations"),
    "sweep-organisation-files": sweepFiles("organisations"),
    "sweep-organisation-imports": sweepFileImports("organisations"),
    "sweep-organisation-bulk-changes": sweepBulkChanges("organisations"),
    "send-organisation-mails": sendMails("organisations"),
    "forget-registrations": forgetRegistrations,
    "rename-families": renameFamilies,
  },
};
