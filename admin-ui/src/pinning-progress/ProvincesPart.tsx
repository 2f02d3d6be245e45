import { lazy, Suspense } from "react";
import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import type { PinningReportFragment } from "../data/generated/graphql";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ProgressTable, type ProgressRow } from "./ProgressTable";

/** OpenLayers comes only with this part. */
const ProvinceMap = lazy(() => import("./ProvinceMap").then((module) => ({ default: module.ProvinceMap })));

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gap: 16,
  alignItems: "start",
  [theme.breakpoints.up("lg")]: { gridTemplateColumns: "minmax(0, 5fr) minmax(0, 7fr)" },
}));

/** The provinces on a map, and in a table that is its equal. */
export function ProvincesPart({ report }: { report: PinningReportFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const { organisation, recentSince } = report;
  const rows = report.provinces
    .map(
      ({ province, figures }): ProgressRow => ({
        key: province?.code ?? "none",
        group: {
          name: province ? localName(province, locale) : text("pinningProgress.noProvince"),
          filter: {
            within: organisation.id,
            ...(province ? { provinceCode: province.code } : { hasProvince: false }),
          },
          recentSince,
        },
        figures,
      }),
    )
    .sort((a, b) => b.figures.notPinnedCount - a.figures.notPinnedCount);
  return (
    <Columns>
      <Suspense fallback={<Skeleton variant="rounded" height={560} />}>
        <ProvinceMap rows={rows} />
      </Suspense>
      <Card>
        <ProgressTable
          caption={text("pinningProgress.provincesCaption", { name: localName(organisation, locale) })}
          nameLabel={text("pinningProgress.byProvinces")}
          rows={rows}
        />
      </Card>
    </Columns>
  );
}
