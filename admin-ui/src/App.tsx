import { Suspense, lazy, useMemo } from "react";
import { Route } from "react-router";
import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import { CoreAdminContext, CoreAdminUI, CustomRoutes, Resource, localStorageStore, type I18nProvider } from "ra-core";
import { authProvider } from "./auth/auth-provider";
import { NoRolePage } from "./auth/NoRolePage";
import { SignInPage } from "./auth/SignInPage";
import { dataProvider } from "./data/data-provider";
import { queryClient } from "./data/query-client";
import { useLocale } from "./i18n/use-text";
import { Layout } from "./layout/Layout";
import { NotFoundPage } from "./layout/NotFoundPage";
import { PageSkeleton } from "./layout/PageSkeleton";
import { activationTokenPlaces } from "./activation-tokens/index";
import { apiKeys } from "./api-keys/index";
import { grants } from "./grants/index";
import { organisations } from "./organisations/index";
import { servicePoints } from "./service-points/index";
import { createPakmutTheme } from "./layout/theme";

const ActivationPage = lazy(() =>
  import("./activation/ActivationPage").then((module) => ({ default: module.ActivationPage })),
);
const GrantReviewPage = lazy(() =>
  import("./grants/GrantReviewPage").then((module) => ({ default: module.GrantReviewPage })),
);
const TokenBatchListPage = lazy(() =>
  import("./activation-tokens/BatchListPage").then((module) => ({ default: module.BatchListPage })),
);
const TokenBatchPage = lazy(() =>
  import("./activation-tokens/BatchPage").then((module) => ({ default: module.BatchPage })),
);
const HomePage = lazy(() => import("./home/HomePage").then((module) => ({ default: module.HomePage })));
const AuditEntryListPage = lazy(() =>
  import("./audit-entries/AuditEntryListPage").then((module) => ({ default: module.AuditEntryListPage })),
);
const MailListPage = lazy(() => import("./mails/MailListPage").then((module) => ({ default: module.MailListPage })));
const AddOrganisationPage = lazy(() =>
  import("./add/AddPage").then((module) => ({ default: module.AddOrganisationPage })),
);
const AddServicePointPage = lazy(() =>
  import("./add/AddPage").then((module) => ({ default: module.AddServicePointPage })),
);
const HolidayPage = lazy(() => import("./holidays/HolidayPage").then((module) => ({ default: module.HolidayPage })));
const RegistrationListPage = lazy(() =>
  import("./registrations/RegistrationListPage").then((module) => ({ default: module.RegistrationListPage })),
);
const RegistrationPage = lazy(() =>
  import("./registrations/RegistrationPage").then((module) => ({ default: module.RegistrationPage })),
);
const ImportStartPage = lazy(() =>
  import("./imports/ImportStartPage").then((module) => ({ default: module.ImportStartPage })),
);
const ImportPage = lazy(() => import("./imports/ImportPage").then((module) => ({ default: module.ImportPage })));
const BulkChangeListPage = lazy(() =>
  import("./bulk-changes/BulkChangeListPage").then((module) => ({ default: module.BulkChangeListPage })),
);
const BulkChangePage = lazy(() =>
  import("./bulk-changes/BulkChangePage").then((module) => ({ default: module.BulkChangePage })),
);
const MovePage = lazy(() => import("./organisations/move/MovePage").then((module) => ({ default: module.MovePage })));
const MergePage = lazy(() =>
  import("./organisations/merge/MergePage").then((module) => ({ default: module.MergePage })),
);
const MoveProgressPage = lazy(() =>
  import("./organisations/move/MoveProgressPage").then((module) => ({ default: module.MoveProgressPage })),
);
const OrganisationTreePage = lazy(() =>
  import("./organisations/tree/OrganisationTreePage").then((module) => ({ default: module.OrganisationTreePage })),
);
const OpenViewPage = lazy(() =>
  import("./list-views/OpenViewPage").then((module) => ({ default: module.OpenViewPage })),
);
const PinReviewPage = lazy(() =>
  import("./pin-review/PinReviewPage").then((module) => ({ default: module.PinReviewPage })),
);
const PinningProgressPage = lazy(() =>
  import("./pinning-progress/PinningProgressPage").then((module) => ({ default: module.PinningProgressPage })),
);
const PublicPointsPage = lazy(() =>
  import("./public-service-points/PublicPointsPage").then((module) => ({ default: module.PublicPointsPage })),
);
const PublicPointPage = lazy(() =>
  import("./public-service-points/PublicPointPage").then((module) => ({ default: module.PublicPointPage })),
);
const ServicePointMapPage = lazy(() =>
  import("./service-points/map/ServicePointMapPage").then((module) => ({ default: module.ServicePointMapPage })),
);

const store = localStorageStore("1", "pakmut");

/**
 * react-admin without its stock components: its contexts and controllers (data, forms, lists, sessions, messages) under
 * a frame of our own, because the stock frame, list and inputs miss our accessibility goals.
 */
export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
    >
      <Themed />
    </CoreAdminContext>
  );
}

function Themed() {
  const [locale] = useLocale();
  const theme = useMemo(() => createPakmutTheme(locale), [locale]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Suspense fallback={null}>
        <CoreAdminUI
          requireAuth
          disableTelemetry
          layout={Layout}
          dashboard={HomePage}
          catchAll={NotFoundPage}
          loading={PageSkeleton}
          loginPage={SignInPage}
          title="ปักหมุด"
        >
          <CustomRoutes noLayout>
            <Route path="/no-role" element={<NoRolePage />} />
          </CustomRoutes>
          <CustomRoutes>
            <Route path="/activate" element={<ActivationPage />} />
            <Route path="/activationTokenPlaces/batches" element={<TokenBatchListPage />} />
            <Route path="/activationTokenPlaces/batches/:id" element={<TokenBatchPage />} />
            <Route path="/grants/review" element={<GrantReviewPage />} />
            <Route path="/auditEntries" element={<AuditEntryListPage />} />
            <Route path="/mails" element={<MailListPage />} />
            <Route path="/organisations/add" element={<AddOrganisationPage />} />
            <Route path="/servicePoints/add" element={<AddServicePointPage />} />
            <Route path="/registrations" element={<RegistrationListPage />} />
            <Route path="/registrations/:id" element={<RegistrationPage />} />
            <Route path="/imports" element={<ImportStartPage />} />
            <Route path="/imports/:resource/:id" element={<ImportPage />} />
            <Route path="/bulkChanges" element={<BulkChangeListPage />} />
            <Route path="/bulkChanges/:resource/:id" element={<BulkChangePage />} />
            <Route path="/holidays" element={<HolidayPage />} />
            <Route path="/organisations/:id/move" element={<MovePage />} />
            <Route path="/organisations/:id/merge" element={<MergePage />} />
            <Route path="/organisations/moves/:id" element={<MoveProgressPage />} />
            <Route path="/organisations/tree" element={<OrganisationTreePage />} />
            <Route path="/listViews/:id" element={<OpenViewPage />} />
            <Route path="/pinReview" element={<PinReviewPage />} />
            <Route path="/pinningProgress" element={<PinningProgressPage />} />
            <Route path="/publicServicePoints" element={<PublicPointsPage />} />
            <Route path="/publicServicePoints/:id" element={<PublicPointPage />} />
            <Route path="/servicePoints/map" element={<ServicePointMapPage />} />
          </CustomRoutes>
          <Resource {...organisations} />
          <Resource {...servicePoints} />
          <Resource {...grants} />
          <Resource {...activationTokenPlaces} />
          <Resource {...apiKeys} />
        </CoreAdminUI>
      </Suspense>
    </ThemeProvider>
  );
}
