import { styled } from "@mui/material/styles";
import type { PinningReportFragment } from "../data/generated/graphql";
import { percentOf } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { Meter } from "../list/CompletenessMeter";
import { Figure } from "./Figure";
import { FIGURES } from "./figure-links";

const Tiles = styled("dl")({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
  gap: 12,
  margin: 0,
  "& > div": {
    display: "flex",
    flexDirection: "column",
    padding: "12px 16px",
    backgroundColor: color.surface,
    border: `1px solid ${color.line}`,
    borderRadius: 12,
  },
  "& dt": { fontWeight: 600, color: color.inkSecondary },
  "& dd": { margin: 0 },
  "& .figure": { fontSize: 28, lineHeight: 1.5, fontWeight: 700 },
});

/** The figures of everything below the organisation, each a door to its list. */
export function FigureTiles({ report: { organisation, figures, recentSince } }: { report: PinningReportFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const group = { name: localName(organisation, locale), filter: { within: organisation.id }, recentSince };
  return (
    <section aria-label={text("pinningProgress.summary")}>
      <Tiles>
        {FIGURES.map((figure) => (
          <div key={figure}>
            <dt>{text(`pinningProgress.figures.${figure}`)}</dt>
            <dd className="figure">
              <Figure group={group} figure={figure} count={figures[figure]} />
            </dd>
            {figure !== "totalCount" && figure !== "notPinnedCount" && (
              <dd>
                <Meter percent={percentOf(figures[figure], figures.totalCount)} width="100%" />
              </dd>
            )}
          </div>
        ))}
      </Tiles>
    </section>
  );
}
