import { useEffect, useState } from "react";
import Typography from "@mui/material/Typography";
import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import ErrorOutlineOutlined from "@mui/icons-material/ErrorOutlineOutlined";
import InfoOutlined from "@mui/icons-material/InfoOutlined";
import RadioButtonUncheckedOutlined from "@mui/icons-material/RadioButtonUncheckedOutlined";
import { styled } from "@mui/material/styles";
import { useFormState, useWatch } from "react-hook-form";
import { useText } from "../i18n/use-text";
import { color, size, tone } from "../layout/tokens";
import { Meter } from "../list/CompletenessMeter";
import type { FormSection } from "./form-definition";
import { listErrors } from "./form-errors";
import { isEmptyValue } from "./form-values";

const Nav = styled("nav")(({ theme }) => ({
  position: "sticky",
  top: size.headerHeight + 16,
  alignSelf: "start",
  [theme.breakpoints.down("md")]: { position: "static", minWidth: 0 },
}));

const Items = styled("ul")(({ theme }) => ({
  listStyle: "none",
  margin: "12px 0 0",
  padding: 0,
  display: "flex",
  flexDirection: "column",
  gap: 4,
  [theme.breakpoints.down("md")]: {
    flexDirection: "row",
    gap: 8,
    overflowX: "auto",
    margin: "6px -16px 0",
    padding: "6px 16px",
  },
}));

const Item = styled("a")(({ theme }) => ({
  display: "flex",
  alignItems: "center",
  gap: 10,
  minHeight: 40,
  padding: "4px 12px",
  borderRadius: 8,
  color: color.ink,
  textDecoration: "none",
  whiteSpace: "nowrap",
  "& svg": { fontSize: 20, color: color.inkSecondary },
  "& .rest": { marginInlineStart: "auto", fontSize: 14, color: color.inkSecondary },
  "&:hover": { backgroundColor: color.rowHover },
  "&[aria-current]": { backgroundColor: color.primaryTint, fontWeight: 600 },
  "&.errors svg, &.errors .rest": { color: tone.error.text, fontWeight: 600 },
  "&.complete svg": { color: tone.ok.text },
  [theme.breakpoints.down("md")]: { minHeight: 44, backgroundColor: color.surface, border: `1px solid ${color.line}` },
}));

interface SectionNavProps {
  sections: FormSection[];
  completeness: { percent: number; missing: string[] };
}

/**
 * The sections of a form with what each still lacks: the saved record's completeness, less what has been typed since.
 * Incomplete is not wrong; only errors keep a form from being saved.
 */
export function SectionNav({ sections, completeness }: SectionNavProps) {
  const text = useText();
  const values = useWatch() as Record<string, unknown>;
  const { errors } = useFormState();
  const current = useCurrentSection(sections);
  const missing = completeness.missing.filter((field) => isEmptyValue(values[field]) || isUnconfirmed(values[field]));
  return (
    <Nav aria-label={text("form.sections")}>
      <Typography sx={{ fontWeight: 600 }} id="completeness-label">
        {text("form.completeness")}
      </Typography>
      <Meter percent={completeness.percent} width={150} />
      <Typography variant="body2" color="text.secondary">
        {missing.length > 0 ? text("form.left", { count: missing.length }) : text("form.nothingLeft")}
      </Typography>
      <Items>
        {sections.map((section) => (
          <li key={section.id}>
            <SectionLink
              section={section}
              isCurrent={section.id === current}
              errorCount={listErrors(errors, section.fields).length}
              missingCount={section.fields.filter((field) => missing.includes(field)).length}
              isEmpty={section.fields.every((field) => isEmptyValue(values[field]))}
            />
          </li>
        ))}
      </Items>
    </Nav>
  );
}

/** A pin that no officer confirmed counts as missing. */
function isUnconfirmed(value: unknown): boolean {
  return typeof value === "object" && value !== null && "isConfirmed" in value && value.isConfirmed === false;
}

interface SectionLinkProps {
  section: FormSection;
  isCurrent: boolean;
  errorCount: number;
  missingCount: number;
  /** Nothing in it is filled in: not complete either, though it may be left so. */
  isEmpty: boolean;
}

function SectionLink({ section, isCurrent, errorCount, missingCount, isEmpty }: SectionLinkProps) {
  const text = useText();
  const [Icon, className, rest] =
    section.fields.length === 0
      ? [InfoOutlined, "", ""]
      : errorCount > 0
        ? [ErrorOutlineOutlined, "errors", text("form.sectionErrors", { count: errorCount })]
        : missingCount > 0
          ? [RadioButtonUncheckedOutlined, "", text("form.sectionMissing", { count: missingCount })]
          : isEmpty
            ? [RadioButtonUncheckedOutlined, "", text("form.sectionEmpty")]
            : [CheckCircleOutlined, "complete", text("form.sectionComplete")];
  return (
    <Item
      href={`#${section.id}`}
      className={className}
      aria-current={isCurrent ? "true" : undefined}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(section.id)?.scrollIntoView();
      }}
    >
      <Icon aria-hidden />
      {text(section.title)}
      <span className="rest">{rest}</span>
    </Item>
  );
}

/** The topmost section in view. */
function useCurrentSection(sections: FormSection[]): string | undefined {
  const [visible, setVisible] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) =>
        setVisible((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) after.add(target.id);
            else after.delete(target.id);
          }
          return after;
        }),
      { rootMargin: `-${size.headerHeight + 16}px 0px -50% 0px` },
    );
    for (const { id } of sections) {
      const element = document.getElementById(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [sections]);
  return sections.find(({ id }) => visible.has(id))?.id ?? sections[0]?.id;
}
