import "reflect-metadata";
import { sealAudit } from "../kit/audit/seal.chore";
import type { Subgraph } from "../kit/graphql/subgraph";
import { mailSettings } from "../kit/mail/mail.settings";
import { sendMails } from "../kit/mail/send-mails.chore";
import { ActivationTokenResolver } from "./activation-token/activation-token.resolver";
import { issueActivationTokensJob } from "./activation-token/token-batch.job";
import { ActivationTokenBatchResolver } from "./activation-token/token-batch.resolver";
import { issueJob } from "./activation-token/token-batch.service";
import { activationTokensDownload } from "./activation-token/token-download";
import {
  ActivationTokenPlaceConnectionResolver,
  ActivationTokenPlaceResolver,
} from "./activation-token/activation-token-place.resolver";
import { RedemptionResolver } from "./activation-token/redemption.resolver";
import { tokenSettings } from "./activation-token/token-settings";
import { ApiKey } from "./api-key/api-key.entity";
import { ApiKeyConnectionResolver, ApiKeyResolver } from "./api-key/api-key.resolver";
import { auditEntriesDownload } from "./audit-entry/audit-entry.download";
import { AuditEntryResolver } from "./audit-entry/audit-entry.resolver";
import { grantsDownload } from "./grant/grant.download";
import { Grant } from "./grant/grant.entity";
import { GrantConnectionResolver, GrantResolver } from "./grant/grant.resolver";
import { PermissionExplanationResolver } from "./grant/permission.resolver";
import { ListViewResolver } from "./list-view/list-view.resolver";
import { tellOfExpiringKeys } from "./mail/expiring-keys.chore";
import { MailResolver } from "./mail/mail.resolver";
import { CreateAccounts1763700000100 } from "./migrations/1763700000100-create-accounts";
import { CreateActivationTokens1763800000100 } from "./migrations/1763800000100-create-activation-tokens";
import { ManageGrants1763800000200 } from "./migrations/1763800000200-manage-grants";
import { CreateApiKeys1763800000210 } from "./migrations/1763800000210-create-api-keys";
import { CountGrants1763900000420 } from "./migrations/1763900000420-count-grants";
import { TellWhySessionsEnded1763900000410 } from "./migrations/1763900000410-tell-why-sessions-ended";
import { SearchGrants1763800000220 } from "./migrations/1763800000220-search-grants";
import { ListRareGrants1763800000230 } from "./migrations/1763800000230-list-rare-grants";
import { SealAccountsAudit1763800000302 } from "./migrations/1763800000302-seal-audit";
import { FindPersons1763800000310 } from "./migrations/1763800000310-find-persons";
import { RecordSignInFailures1763800000400 } from "./migrations/1763800000400-record-sign-in-failures";
import { CreateMails1763800000320 } from "./migrations/1763800000320-create-mails";
import { SettleMerges1763900000380 } from "./migrations/1763900000380-settle-merges";
import { MoveAccountsWithOrganisations1763900000330 } from "./migrations/1763900000330-move-with-organisations";
import { TellUnusedTokens1764000000320 } from "./migrations/1764000000320-tell-unused-tokens";
import { OrganisationStubResolver } from "./organisation/organisation.resolver";
import { OrderTokens1763900000610 } from "./migrations/1763900000610-order-tokens";
import { CountFoundGrants1764000000720 } from "./migrations/1764000000720-count-found-grants";
import { KeepListViews1764000000200 } from "./migrations/1764000000200-keep-list-views";
import { WeighWords1764100000010 } from "./migrations/1764100000010-weigh-words";
import { SubtreeAccessResolver } from "./subtree/subtree-access.resolver";
import { MeResolver } from "./person/me.resolver";

/** Persons, their grants and their sessions. */
export const accountsSubgraph: Subgraph = {
  name: "accounts",
  schemaName: "accounts",
  entities: [Grant, ApiKey],
  migrations: [
    CreateAccounts1763700000100,
    CreateActivationTokens1763800000100,
    ManageGrants1763800000200,
    CreateApiKeys1763800000210,
    TellWhySessionsEnded1763900000410,
    CountGrants1763900000420,
    SearchGrants1763800000220,
    ListRareGrants1763800000230,
    SealAccountsAudit1763800000302,
    FindPersons1763800000310,
    CreateMails1763800000320,
    RecordSignInFailures1763800000400,
    MoveAccountsWithOrganisations1763900000330,
    SettleMerges1763900000380,
    OrderTokens1763900000610,
    CountFoundGrants1764000000720,
    KeepListViews1764000000200,
    TellUnusedTokens1764000000320,
    WeighWords1764100000010,
  ],
  resolvers: [
    MeResolver,
    AuditEntryResolver,
    MailResolver,
    GrantResolver,
    GrantConnectionResolver,
    PermissionExplanationResolver,
    ApiKeyResolver,
    ApiKeyConnectionResolver,
    RedemptionResolver,
    ActivationTokenResolver,
    ActivationTokenPlaceResolver,
    ActivationTokenPlaceConnectionResolver,
    ActivationTokenBatchResolver,
    ListViewResolver,
    SubtreeAccessResolver,
    OrganisationStubResolver,
  ],
  references: {},
  settings: {
    names: [...tokenSettings.names, ...mailSettings.names],
    check: () => {
      tokenSettings.check();
      mailSettings.check();
    },
  },
  jobs: { [issueJob]: issueActivationTokensJob },
  downloads: {
    "audit-entries": auditEntriesDownload,
    "activation-tokens": activationTokensDownload,
    grants: grantsDownload,
  },
  chores: {
    "seal-audit": sealAudit("accounts"),
    "send-mails": sendMails("accounts"),
    "tell-of-expiring-keys": tellOfExpiringKeys,
  },
};
