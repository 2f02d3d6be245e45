import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import { color } from "../layout/tokens";
import { StatusChip } from "../status/StatusChip";
import type { ComponentProps } from "react";

const Jobs = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { display: "flex", flexWrap: "wrap", gap: "4px 16px", padding: "12px 0", alignItems: "center" },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
  "& .what": { flex: "1 1 280px", minWidth: 0, overflowWrap: "anywhere" },
  "& .meta": { display: "block", fontSize: 15, color: color.inkSecondary },
});

interface ListedJob {
  id: string;
  path: string;
  name: string;
  /** How much, who, when. */
  details: string;
  state: ComponentProps<typeof StatusChip>["state"];
}

/** Jobs in the order given, each with the way to its page. */
export function JobList({ jobs }: { jobs: ListedJob[] }) {
  return (
    <Jobs>
      {jobs.map(({ id, path, name, details, state }) => (
        <li key={id}>
          <span className="what">
            <Link to={path}>{name}</Link>
            <span className="meta">{details}</span>
          </span>
          <StatusChip state={state} />
        </li>
      ))}
    </Jobs>
  );
}

/** What two lists of jobs hold, newest first, at most `most` of them. */
export function newestOf<Job extends { createdAt: string }>(jobs: Job[], most: number): Job[] {
  return jobs.sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1)).slice(0, most);
}
