import "reflect-metadata";
import { sweepBulkChanges } from "../kit/bulk-change/bulk-change.chore";
import { bulkChangeDownloads } from "../kit/bulk-change/bulk-change.downloads";
import { bulkChangeJob } from "../kit/bulk-change/bulk-change.job";
import { bulkChangeJobName } from "../kit/bulk-change/bulk-change.service";
import { ChangeManyServicePoints1764000000430 } from "./migrations/1764000000430-change-many";
import { servicePointBulkNoun } from "./bulk-change/service-point-bulk-change.noun";
import { ServicePointBulkChangeResolver } from "./bulk-change/service-point-bulk-change.resolver";
import { sealAudit } from "../kit/audit/seal.chore";
import { fileSettings } from "../kit/file/file.settings";
import { sweepFiles } from "../kit/file/sweep-files.chore";
import { sweepFileImports } from "../kit/file-import/file-import.chore";
import { fileImportDownloads } from "../kit/file-import/file-import.downloads";
import { importedFile } from "../kit/file-import/file-import.files";
import { fileImportJob } from "../kit/file-import/file-import.job";
import { fileImportJobName, importedFileKind } from "../kit/file-import/file-import.service";
import type { Subgraph } from "../kit/graphql/subgraph";
import { CreateServicePointImports1763900000410 } from "./migrations/1763900000410-create-imports";
import { servicePointFileColumns } from "./pin-import/service-point-file.columns";
import { ServicePointImportResolver } from "./pin-import/service-point-import.resolver";
import { servicePointImportNoun } from "./pin-import/service-point-import.service";
import { CreateServicePoints1763700000200 } from "./migrations/1763700000200-create-service-points";
import { CreateServicePointCodes1763700000201 } from "./migrations/1763700000201-create-service-point-codes";
import { SearchServicePoints1763700000210 } from "./migrations/1763700000210-search-service-points";
import { SealServicePointsAudit1763800000301 } from "./migrations/1763800000301-seal-audit";
import { KeepServicePointTotals1763700000220 } from "./migrations/1763700000220-keep-service-point-totals";
import { AddPhotosOfServicePoints1763900000100 } from "./migrations/1763900000100-add-photos";
import { AskForServicePointCodes1763900000300 } from "./migrations/1763900000300-ask-for-codes";
import { AddOpeningHoursOfServicePoints1763900000220 } from "./migrations/1763900000220-add-opening-hours";
import { DoubtPins1763900000510 } from "./migrations/1763900000510-doubt-pins";
import { ShowServicePointsToEverybody1764000000310 } from "./migrations/1764000000310-show-service-points-to-everybody";
import { ReportPinning1763900000500 } from "./migrations/1763900000500-report-pinning";
import { OrganisationStubResolver } from "./organisation/organisation.resolver";
import { judgeChangedPins } from "./pin-doubt/judge-changed-pins.chore";
import { judgePins } from "./pin-doubt/judge-pins.chore";
import { pinningProgressDownload } from "./pinning-progress/pinning-progress.download";
import {
  PinningProgressResolver,
  PinningTargetResolver,
  ProvincePinningResolver,
} from "./pinning-progress/pinning-progress.resolver";
import { PlaceResolver } from "./place/place.resolver";
import {
  PublicServicePointConnectionResolver,
  PublicServicePointResolver,
} from "./public-service-point/public-service-point.resolver";
import { ServicePoint } from "./service-point/service-point.entity";
import { servicePointsDownload } from "./service-point/service-point.download";
import { loadServicePoint } from "./service-point/service-point.reader";
import { MoveWithOrganisations1763900000320 } from "./migrations/1763900000320-move-with-organisations";
import { FindCommonWordsOfServicePoints1764000000710 } from "./migrations/1764000000710-find-common-words";
import { AddManyServicePoints1764000000410 } from "./migrations/1764000000410-add-many-service-points";
import { JudgePinsAfterCommit1764000000800 } from "./migrations/1764000000800-judge-pins-after-commit";
import { FindOpenServicePoints1764000000210 } from "./migrations/1764000000210-find-open-service-points";
import { JudgeWhomItConcerns1764000000801 } from "./migrations/1764000000801-judge-whom-it-concerns";
import { WeighWords1764100000020 } from "./migrations/1764100000020-weigh-words";
import { AnalyseWhatWasImported1764500000010 } from "./migrations/1764500000010-analyse-what-was-imported";
import { NewServicePointResolver } from "./service-point/new-service-point.resolver";
import { servicePointFiles } from "./service-point/service-point.files";
import { VisibilityResolver } from "./service-point/visibility.resolver";
import { ServicePointConnectionResolver, ServicePointResolver } from "./service-point/service-point.resolver";

/** Service points with their pins, and where on the map a point lies. */
export const servicePointsSubgraph: Subgraph = {
  name: "service-points",
  schemaName: "service_points",
  entities: [ServicePoint],
  migrations: [
    CreateServicePoints1763700000200,
    CreateServicePointCodes1763700000201,
    SearchServicePoints1763700000210,
    SealServicePointsAudit1763800000301,
    KeepServicePointTotals1763700000220,
    AddPhotosOfServicePoints1763900000100,
    AddOpeningHoursOfServicePoints1763900000220,
    AskForServicePointCodes1763900000300,
    MoveWithOrganisations1763900000320,
    AddManyServicePoints1764000000410,
    ReportPinning1763900000500,
    DoubtPins1763900000510,
    FindCommonWordsOfServicePoints1764000000710,
    JudgePinsAfterCommit1764000000800,
    JudgeWhomItConcerns1764000000801,
    CreateServicePointImports1763900000410,
    ChangeManyServicePoints1764000000430,
    FindOpenServicePoints1764000000210,
    ShowServicePointsToEverybody1764000000310,
    WeighWords1764100000020,
    AnalyseWhatWasImported1764500000010,
  ],
  resolvers: [
    ServicePointResolver,
    NewServicePointResolver,
    ServicePointConnectionResolver,
    PublicServicePointResolver,
    PublicServicePointConnectionResolver,
    VisibilityResolver,
    PlaceResolver,
    PinningProgressResolver,
    ProvincePinningResolver,
    PinningTargetResolver,
    OrganisationStubResolver,
    ServicePointImportResolver,
    ServicePointBulkChangeResolver,
  ],
  references: { ServicePoint: (operation, { id = "" }, asked) => loadServicePoint(operation, id, asked) },
  settings: fileSettings,
  downloads: {
    "service-points": servicePointsDownload,
    "pinning-progress": pinningProgressDownload,
    ...fileImportDownloads("service_points", "service-points", servicePointFileColumns),
    ...bulkChangeDownloads(servicePointBulkNoun),
  },
  files: { ...servicePointFiles, [importedFileKind]: importedFile },
  jobs: {
    [fileImportJobName]: fileImportJob(servicePointImportNoun),
    [bulkChangeJobName]: bulkChangeJob(servicePointBulkNoun),
  },
  chores: {
    "seal-audit": sealAudit("service_points"),
    "sweep-service-point-files": sweepFiles("service_points"),
    "judge-pins": judgePins,
    "judge-changed-pins": judgeChangedPins,
    "sweep-service-point-imports": sweepFileImports("service_points"),
    "sweep-service-point-bulk-changes": sweepBulkChanges("service_points"),
  },
};
