import { Link } from "react-router";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { useIsLate } from "../layout/PageSkeleton";
import { color } from "../layout/tokens";
import { overviewTiles, type OverviewTile } from "./overview-tiles";
import type { Home } from "./use-home";

const TILE_COUNT = 4;
const TILE_HEIGHT = 160;

const Tiles = styled("ul")(({ theme }) => ({
  listStyle: "none",
  margin: "12px 0 0",
  padding: 0,
  display: "grid",
  gridTemplateColumns: "repeat(var(--home-tiles), minmax(0, 1fr))",
  gap: 16,
  "& > li": { display: "flex", minHeight: TILE_HEIGHT },
  [theme.breakpoints.down("sm")]: { gap: 12, "& > li": { minHeight: 0 } },
}));

const TileLink = styled(Link)({
  flex: 1,
  minWidth: 0,
  display: "flex",
  flexDirection: "column",
  padding: "16px 20px 20px",
  color: "inherit",
  textDecoration: "none",
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  "&:hover": { backgroundColor: color.rowHover },
  "& .label": { fontWeight: 600, color: color.inkSecondary },
  "& .note": { fontSize: 15, lineHeight: 1.6, color: color.inkSecondary, marginBottom: 10 },
  "& .track": {
    height: 8,
    flexShrink: 0,
    marginTop: "auto",
    borderRadius: 4,
    backgroundColor: color.meterTrack,
    overflow: "hidden",
  },
  "& .bar": { display: "block", height: "100%", backgroundColor: color.primary },
});

/** ภาพรวม: figures of everything in scope, each a door to its list. */
export function Overview({ home: { points, organisations, error } }: { home: Home }) {
  const text = useText();
  const tiles = overviewTiles(points, organisations);
  const isCounted = points !== undefined && organisations !== undefined;
  if (error !== undefined && tiles.length === 0) return null;
  return (
    <section aria-labelledby="overview-title">
      <Typography variant="h2" id="overview-title">
        {text("home.overview.title")}
      </Typography>
      {points?.totalCount === 0 && <Typography color="text.secondary">{text("home.overview.noPoints")}</Typography>}
      {isCounted || error !== undefined ? (
        <Tiles>
          {tiles.map((tile) => (
            <li key={tile.label}>
              <Tile tile={tile} />
            </li>
          ))}
        </Tiles>
      ) : (
        <SkeletonTiles />
      )}
    </section>
  );
}

function Tile({ tile: { label, figure, note, values, percent, path } }: { tile: OverviewTile }) {
  const text = useText();
  return (
    <TileLink to={path}>
      <span className="label">{text(label)}</span>{" "}
      <Typography variant="figure" component="span">
        {figure}
      </Typography>{" "}
      <span className="note">{text(note, values)}</span>
      <span className="track" aria-hidden>
        <span className="bar" style={{ width: `${percent}%` }} />
      </span>
    </TileLink>
  );
}

function SkeletonTiles() {
  const text = useText();
  const visibility = useIsLate() ? "visible" : "hidden";
  return (
    <Tiles aria-busy aria-label={text("frame.loading")} style={{ visibility }}>
      {Array.from({ length: TILE_COUNT }, (_, tile) => (
        <li key={tile}>
          <Skeleton variant="rounded" width="100%" height={TILE_HEIGHT} />
        </li>
      ))}
    </Tiles>
  );
}
