import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { pageNumbers } from "./page-numbers";

/** Beyond this many rows only the next and the previous page are offered: a jump would have to count its way there. */
const NUMBERED_ROWS = 10_000;
const PAGE_SIZES = [25, 50, 100];

const Row = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "8px 24px",
  alignItems: "center",
  justifyContent: "space-between",
});
const Nav = styled("nav")({ display: "flex", flexWrap: "wrap", gap: 4, alignItems: "center" });
const PageButton = styled(Button)({
  minWidth: 44,
  minHeight: 44,
  padding: "4px 10px",
  '&[aria-current="page"]': { backgroundColor: color.primary, color: "#fff" },
});
const SizeLabel = styled("label")({
  display: "flex",
  alignItems: "center",
  gap: 12,
  fontSize: 15,
  color: color.inkSecondary,
});

interface ListPagesProps {
  page: number;
  perPage: number;
  total: number;
  hasNextPage: boolean;
  setPage: (page: number) => void;
  setPerPage: (perPage: number) => void;
}

/** Moving through the pages of a list, by number where the list is short enough. */
export function ListPages({ page, perPage, total, hasNextPage, setPage, setPerPage }: ListPagesProps) {
  const text = useText();
  const pageCount = Math.ceil(total / perPage);
  const go = (target: number) => {
    setPage(target);
    window.scrollTo({ top: 0 });
  };
  return (
    <Row>
      {pageCount > 1 && (
        <Nav aria-label={text("list.pages")}>
          <PageButton disabled={page <= 1} onClick={() => go(page - 1)}>
            {text("list.previous")}
          </PageButton>
          {total <= NUMBERED_ROWS ? (
            <Numbers page={page} pageCount={pageCount} onGo={go} />
          ) : (
            <span>{text("list.pageOfMany", { page })}</span>
          )}
          <PageButton disabled={page >= pageCount || !hasNextPage} onClick={() => go(page + 1)}>
            {text("list.next")}
          </PageButton>
        </Nav>
      )}
      {total > Math.min(...PAGE_SIZES) && <PageSize perPage={perPage} setPerPage={setPerPage} />}
    </Row>
  );
}

function Numbers({ page, pageCount, onGo }: { page: number; pageCount: number; onGo: (page: number) => void }) {
  const text = useText();
  return pageNumbers(page, pageCount).map((number, index) =>
    number === null ? (
      <span key={`gap-${index}`} aria-hidden>
        …
      </span>
    ) : (
      <PageButton
        key={number}
        aria-label={text("list.page", { page: number })}
        aria-current={number === page ? "page" : undefined}
        onClick={() => onGo(number)}
      >
        {number}
      </PageButton>
    ),
  );
}

function PageSize({ perPage, setPerPage }: Pick<ListPagesProps, "perPage" | "setPerPage">) {
  const text = useText();
  return (
    <SizeLabel>
      {text("list.rowsPerPage")}
      <TextField
        select
        fullWidth={false}
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        slotProps={{ select: { native: true } }}
      >
        {PAGE_SIZES.map((size) => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </TextField>
    </SizeLabel>
  );
}
