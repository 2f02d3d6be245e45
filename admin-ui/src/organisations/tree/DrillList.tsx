import { useEffect, useRef } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import ChevronRight from "@mui/icons-material/ChevronRight";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../../address/PlaceName";
import { formatCount } from "../../format/number";
import { localName, localNameLang } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { Card } from "../../layout/Card";
import { color } from "../../layout/tokens";
import { VisibilityChips } from "../../status/VisibilityChips";
import { Banner } from "../../layout/Banner";
import { DragHandle, DropLine } from "./DragHandle";
import { useSiblingDrag } from "./use-sibling-drag";
import { useSiblingOrder } from "./use-sibling-order";
import { BranchFailure } from "./BranchFailure";
import { TreePanelCounts, TreePanelHead } from "./TreePanel";
import type { TreeNode } from "./tree-state";
import type { OrganisationTree } from "./use-organisation-tree";

const Level = styled("div")({ display: "flex", flexDirection: "column", gap: 16, "&:focus": { outline: "none" } });

const List = styled("ul")({ listStyle: "none", margin: 0, padding: 0 });

const Item = styled(Link)({
  display: "flex",
  alignItems: "center",
  gap: 8,
  minHeight: 56,
  padding: "8px 0",
  color: color.ink,
  textDecoration: "none",
  borderBottom: `1px solid ${color.line}`,
  "& .name": { flex: 1, minWidth: 0, overflowWrap: "anywhere" },
  "& .facts": { display: "flex", flexWrap: "wrap", gap: "0 12px", color: color.inkSecondary, fontSize: 15 },
});

const Row = styled("li")({
  display: "flex",
  alignItems: "center",
  borderBottom: `1px solid ${color.line}`,
  "& > a": { flex: 1, minWidth: 0, borderBottom: 0 },
});

interface DrillListProps {
  tree: OrganisationTree;
  /** The organisation whose level is on the screen. */
  currentId: string;
  /** The address of another organisation's level. */
  pathTo(id: string): string;
  /** The person may put organisations in order: they have a handle to be dragged by. */
  isOrderable: boolean;
}

/** The tree on a phone: one level a screen, no indents. */
export function DrillList({ tree, currentId, pathTo, isOrderable }: DrillListProps) {
  const text = useText();
  const [locale] = useLocale();
  const { state, load } = tree;
  const branch = state.branches[currentId];
  const node = state.nodes[currentId];
  const hasChildren = (node?.childCount ?? 0) > 0;
  const isUnasked = hasChildren && (!branch || (branch.total === undefined && branch.request === "none"));
  useEffect(() => {
    if (isUnasked) load(currentId);
  }, [isUnasked, currentId, load]);

  const top = useTopOfLevel(currentId);
  const parent = parentOf(tree, currentId);
  const children = branch ? [...branch.ids, ...branch.revealedIds].flatMap((id) => state.nodes[id] ?? []) : [];
  const restCount = branch?.endCursor ? (branch.total ?? 0) - children.length : 0;
  return (
    <Level ref={top} tabIndex={-1}>
      {parent && (
        <Link to={pathTo(parent.id)} style={{ display: "inline-block", minHeight: 44, paddingTop: 10 }}>
          ‹ {text("tree.back", { name: localName(parent, locale) })}
        </Link>
      )}
      <Card>
        <TreePanelHead id={currentId} onChanged={() => void tree.refresh()} />
      </Card>
      <Card>
        <Typography variant="h3" component="h2">
          {text(hasChildren ? "tree.childList" : "tree.noChildren")}
        </Typography>
        <Children
          nodes={children}
          placedIds={branch?.ids ?? []}
          pathTo={pathTo}
          isOrderable={isOrderable}
          onPlaced={() => void tree.refresh()}
        />
        {branch?.request === "failed" && <BranchFailure onRetry={() => load(currentId)} />}
        {branch?.request === "running" && <Skeleton height={56} />}
        {branch?.request === "none" && restCount > 0 && (
          <Button fullWidth onClick={() => load(currentId)}>
            {text("tree.more", { count: formatCount(restCount) })}
          </Button>
        )}
      </Card>
      <Card>
        <TreePanelCounts id={currentId} />
      </Card>
    </Level>
  );
}

interface ChildrenProps {
  nodes: TreeNode[];
  /** Those whose places are known. */
  placedIds: string[];
  pathTo(id: string): string;
  isOrderable: boolean;
  onPlaced(): void;
}

/** The organisations of a level, to go to and to put in order. */
function Children({ nodes, placedIds, pathTo, isOrderable, onPlaced }: ChildrenProps) {
  const list = useRef<HTMLUListElement>(null);
  const { place, problem } = useSiblingOrder(onPlaced);
  const drag = useSiblingDrag({
    list,
    frame: () => ({ top: 64, bottom: window.innerHeight }),
    scrollBy: (pixels) => window.scrollBy(0, pixels),
    blocksOf: () =>
      [...(list.current?.querySelectorAll<HTMLElement>("li[data-id]") ?? [])].map(
        ({ dataset, offsetTop, offsetHeight }) => ({
          id: dataset.id ?? "",
          top: offsetTop,
          bottom: offsetTop + offsetHeight,
        }),
      ),
    onDrop: place,
  });
  return (
    <>
      <List ref={list} style={{ position: "relative" }}>
        {drag.dragged && <DropLine as="li" aria-hidden data-drop-line style={{ top: drag.dragged.drop.line }} />}
        {nodes.map((child) => {
          const isPlaced = placedIds.includes(child.id);
          return (
            <Row
              key={child.id}
              data-id={isPlaced ? child.id : undefined}
              style={{ opacity: child.id === drag.dragged?.id ? 0.5 : 1 }}
            >
              <DrillItem node={child} path={pathTo(child.id)} />
              {isOrderable && isPlaced && nodes.length > 1 && <DragHandle {...drag.handleOf(child.id)} />}
            </Row>
          );
        })}
      </List>
      {problem && (
        <Banner tone="error" role="alert">
          {problem}
        </Banner>
      )}
    </>
  );
}

/** Another level begins at its top, for the eyes and for the focus, as another page would. */
function useTopOfLevel(currentId: string) {
  const top = useRef<HTMLDivElement>(null);
  const lastId = useRef(currentId);
  useEffect(() => {
    if (lastId.current === currentId) return;
    lastId.current = currentId;
    window.scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [currentId]);
  return top;
}

function parentOf({ state }: OrganisationTree, id: string): TreeNode | undefined {
  const parent = Object.entries(state.branches).find(
    ([, { ids, revealedIds }]) => ids.includes(id) || revealedIds.includes(id),
  )?.[0];
  return parent === undefined ? undefined : state.nodes[parent];
}

/** An organisation as a row that leads to its level. */
export function DrillItem({ node, path }: { node: TreeNode; path: string }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <Item to={path}>
      <span className="name">
        <span lang={localNameLang(node, locale)} style={{ fontWeight: 600 }}>
          {localName(node, locale)}
        </span>
        <span className="facts">
          {node.descendantCount > 0 && <span>{text("tree.below", { count: formatCount(node.descendantCount) })}</span>}
          <span>
            <PlaceName district={node.district} province={node.province} />
          </span>
          <VisibilityChips of={node} isQuiet />
        </span>
      </span>
      <ChevronRight aria-hidden />
    </Item>
  );
}
