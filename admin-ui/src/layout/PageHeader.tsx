import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { Link, NavigationType, useLocation, useNavigationType } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color } from "./tokens";

export interface Crumb {
  label: string;
  /** Where it leads; a group heading of the menu leads nowhere. */
  path?: string;
}

interface PageHeaderProps {
  /** The text of the only h1 and of the document's title. */
  title: string;
  titleLang?: string;
  /** For the document's title, where the h1 would say too much: it stays in the browser's history. */
  documentTitle?: string;
  /** From the menu's group down to the parent page; the page itself is added. */
  crumbs?: Crumb[];
  /** Chips beside the title. */
  status?: ReactNode;
  /** One line under the title. */
  subtitle?: ReactNode;
  /** At most one primary button, and secondary ones before it. */
  actions?: ReactNode;
  /** Number of errors that stand on the page: the document's title says so. */
  errorCount?: number;
}

const Crumbs = styled("ol")(({ theme }) => ({
  listStyle: "none",
  display: "flex",
  flexWrap: "wrap",
  gap: "0 8px",
  alignItems: "baseline",
  margin: 0,
  padding: 0,
  fontSize: 15,
  lineHeight: 1.6,
  color: color.inkSecondary,
  "& li": { display: "flex", gap: 8, alignItems: "baseline" },
  "& li:not(:last-of-type)::after": { content: '"›"' },
  "& a": { textDecoration: "none", padding: "2px 0" },
  "& a:hover": { textDecoration: "underline" },
  "& .back": { display: "none" },
  // On a phone only the way back is left, as one link.
  [theme.breakpoints.down("sm")]: {
    "& li": { display: "none" },
    "& li.parent": { display: "block" },
    "& li.parent::after": { content: '""' },
    "& .back": { display: "inline" },
  },
}));

const Row = styled("div")({ display: "flex", flexWrap: "wrap", gap: "8px 16px", alignItems: "center" });
const TitleBlock = styled("div")({ flex: "1 1 320px", minWidth: 0 });
const TitleRow = styled("div")({ display: "flex", flexWrap: "wrap", gap: "0 12px", alignItems: "center" });
const Actions = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8 });

/**
 * Pages that were opened by following a link, or by a save, begin at their top, and get the focus on their heading, so that a
 * screen reader begins there, too. On the way back the browser knows where one was.
 */
let lastFocusedPath: string | null = null;

function useFocusOnNavigation() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  // Only where the page began: a tab of the same page changes the address, too, and must keep the focus.
  const [openedAt] = useState(pathname);
  const [isWayBack] = useState(useNavigationType() === NavigationType.Pop);
  useLayoutEffect(() => {
    if (lastFocusedPath !== null && lastFocusedPath !== openedAt) {
      if (!isWayBack) window.scrollTo({ top: 0, behavior: "instant" });
      heading.current?.focus({ preventScroll: true });
    }
    lastFocusedPath = openedAt;
  }, [openedAt, isWayBack]);
  return heading;
}

function useDocumentTitle(title: string, errorCount: number) {
  const text = useText();
  useEffect(() => {
    const full = `${title} – ${text("frame.appName")}`;
    document.title = errorCount > 0 ? text("frame.errorPrefix", { title: full }) : full;
  }, [title, errorCount, text]);
}

/** Breadcrumb, the page's only h1, its chips, one line of facts and its buttons. */
export function PageHeader({
  title,
  titleLang,
  documentTitle = title,
  crumbs = [],
  status,
  subtitle,
  actions,
  errorCount = 0,
}: PageHeaderProps) {
  const text = useText();
  const heading = useFocusOnNavigation();
  useDocumentTitle(documentTitle, errorCount);
  return (
    <div>
      {crumbs.length > 0 && (
        <nav aria-label={text("frame.breadcrumb")}>
          <Breadcrumb crumbs={crumbs} title={title} />
        </nav>
      )}
      <Row>
        <TitleBlock>
          <TitleRow>
            <Typography variant="h1" ref={heading} tabIndex={-1} lang={titleLang} sx={{ overflowWrap: "anywhere" }}>
              {title}
            </Typography>
            {status}
          </TitleRow>
          {subtitle && (
            <Typography color="text.secondary" component="div">
              {subtitle}
            </Typography>
          )}
        </TitleBlock>
        {actions && <Actions>{actions}</Actions>}
      </Row>
    </div>
  );
}

function Breadcrumb({ crumbs, title }: { crumbs: Crumb[]; title: string }) {
  const parent = crumbs.findLastIndex((crumb) => crumb.path !== undefined);
  return (
    <Crumbs>
      {crumbs.map((crumb, index) => (
        <li key={crumb.label} className={index === parent ? "parent" : undefined}>
          {crumb.path === undefined ? (
            crumb.label
          ) : (
            <Link to={crumb.path}>
              <span className="back" aria-hidden>
                ‹{" "}
              </span>
              {crumb.label}
            </Link>
          )}
        </li>
      ))}
      <li aria-current="page">{title}</li>
    </Crumbs>
  );
}
