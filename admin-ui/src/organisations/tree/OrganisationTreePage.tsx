import { useId } from "react";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { styled, type Theme } from "@mui/material/styles";
import { rolesAndActions } from "../../../../schema/roles-and-actions";
import { useActiveGrant } from "../../auth/session";
import { formatCount } from "../../format/number";
import { useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";
import { Card } from "../../layout/Card";
import { ErrorCard } from "../../layout/ErrorCard";
import { Page } from "../../layout/Page";
import { PageHeader } from "../../layout/PageHeader";
import { SearchBox } from "../../list/SearchBox";
import { BranchFailure } from "./BranchFailure";
import { DrillItem, DrillList } from "./DrillList";
import { TreePanelCounts, TreePanelHead } from "./TreePanel";
import { TreeView } from "./TreeView";
import { rootKey } from "./tree-state";
import { useOrganisationTree } from "./use-organisation-tree";
import { useRevealedNode } from "./use-revealed-node";
import { useSiblingOrder } from "./use-sibling-order";
import { useTreeAddress } from "./use-tree-address";
import { maxMatches, useTreeSearch, type TreeSearch } from "./use-tree-search";

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gap: 24,
  alignItems: "start",
  [theme.breakpoints.up("lg")]: { gridTemplateColumns: "minmax(0, 1fr) 400px" },
}));

const SearchRow = styled("div")(({ theme }) => ({
  maxWidth: 560,
  [theme.breakpoints.down("sm")]: { maxWidth: "none" },
}));

/** The structure (โครงสร้าง): the officer's organisation and everything below it, to look around in and to find by name. */
export function OrganisationTreePage() {
  const text = useText();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"), { noSsr: true });
  const address = useTreeAddress();
  const whole = useOrganisationTree(true);
  const search = useTreeSearch(address.query, whole.roots);
  useRevealedNode(whole, address.nodeId, address.query === "");
  const hasRootsFailed = whole.state.branches[rootKey]?.request === "failed";
  return (
    <Page kind="list">
      <PageHeader title={text("tree.title")} crumbs={[{ label: text("frame.menu.organisationsGroup") }]} />
      <SearchRow role="search">
        <SearchBox label={text("tree.search")} value={address.query} onChange={address.setQuery} />
      </SearchRow>
      {address.query !== "" && <SearchResult search={search} query={address.query} />}
      {hasRootsFailed ? (
        <BranchFailure onRetry={() => whole.load(rootKey)} />
      ) : whole.roots.length === 0 ? (
        <Skeleton variant="rounded" height={360} />
      ) : isPhone ? (
        <PhoneTree address={address} whole={whole} search={search} />
      ) : address.query !== "" && !search.count ? null : (
        <WideTree
          address={address}
          tree={address.query === "" ? whole : search.tree}
          onChanged={() => {
            void whole.refresh();
            void search.tree.refresh();
          }}
        />
      )}
    </Page>
  );
}

/** Drawn by the table of roles; the API says no for what is not below the officer's own root. */
function useMayOrder(): boolean {
  const role = useActiveGrant()?.role;
  return role !== undefined && rolesAndActions.MANAGE_ORGANISATION[role] !== "no";
}

type Address = ReturnType<typeof useTreeAddress>;
type Tree = ReturnType<typeof useOrganisationTree>;

function SearchResult({ search, query }: { search: TreeSearch; query: string }) {
  const text = useText();
  const { count } = search;
  if (search.error) return <ErrorCard error={search.error} onRetry={search.retry} />;
  const sentence = () => {
    if (count === undefined) return text("tree.loading");
    if (count === 0) return text("tree.noMatches", { text: query });
    return text(count < maxMatches ? "tree.matches" : "tree.firstMatches", { count: formatCount(count) });
  };
  return (
    <Typography role="status" aria-busy={search.isBusy}>
      {sentence()}
    </Typography>
  );
}

function WideTree({ address, tree, onChanged }: { address: Address; tree: Tree; onChanged: () => void }) {
  const text = useText();
  const hintId = useId();
  const { place, problem } = useSiblingOrder(onChanged);
  return (
    <Columns>
      <div>
        <TreeView
          key={address.query === "" ? "whole" : "found"}
          tree={tree}
          selectedId={address.nodeId}
          query={address.query}
          describedBy={hintId}
          onSelect={address.setNodeId}
          onPlace={address.query === "" ? place : undefined}
          isOrderable={useMayOrder()}
        />
        <Typography id={hintId} variant="caption" component="p" color="text.secondary" sx={{ mt: 1 }}>
          {text("tree.hint")}
        </Typography>
        {problem && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
      </div>
      <Card aria-label={text("tree.panelLabel")}>
        {address.nodeId ? (
          <div style={{ display: "grid", gap: 16 }}>
            <TreePanelHead id={address.nodeId} onChanged={onChanged} />
            <TreePanelCounts id={address.nodeId} />
          </div>
        ) : (
          <Typography color="text.secondary">{text("tree.panelHint")}</Typography>
        )}
      </Card>
    </Columns>
  );
}

function PhoneTree({ address, whole, search }: { address: Address; whole: Tree; search: TreeSearch }) {
  const isOrderable = useMayOrder();
  if (address.query === "") {
    const currentId = address.nodeId ?? whole.roots[0]?.id;
    return currentId ? (
      <DrillList tree={whole} currentId={currentId} pathTo={address.pathTo} isOrderable={isOrderable} />
    ) : null;
  }
  if (!search.matches) return null;
  return (
    <Card>
      {search.matches.map(({ organisation }) => (
        <DrillItem key={organisation.id} node={organisation} path={address.pathTo(organisation.id)} />
      ))}
    </Card>
  );
}
