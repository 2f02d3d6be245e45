import { useEffect, useRef } from "react";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import type { PaletteGroup, PaletteResult } from "./use-palette-results";

const List = styled("div")({
  maxHeight: "60vh",
  overflowY: "auto",
  padding: "8px 12px",
  "& .head": { padding: "8px 8px 2px", fontSize: 14, fontWeight: 600, color: color.inkPlaceholder },
  "& .option": {
    display: "flex",
    flexWrap: "wrap",
    gap: "0 12px",
    alignItems: "baseline",
    minHeight: 44,
    padding: "8px",
    borderRadius: 8,
    cursor: "pointer",
  },
  '& .option[aria-selected="true"]': { backgroundColor: color.primaryTint },
  "& .detail": { fontSize: 14, color: color.inkSecondary },
});

/** The id of a result's element; `aria-activedescendant` of the search field points to it. */
export function optionId(index: number): string {
  return `palette-option-${index}`;
}

interface PaletteListProps {
  id: string;
  groups: PaletteGroup[];
  activeIndex: number;
  onOpen: (index: number) => void;
  onHover: (index: number) => void;
}

/** The results in their groups; the focus stays in the search field. */
export function PaletteList({ id, groups, activeIndex, onOpen, onHover }: PaletteListProps) {
  const text = useText();
  let index = -1;
  return (
    <List id={id} role="listbox" aria-label={text("palette.title")}>
      {groups.map((group) => (
        <div key={group.label} role="group" aria-label={text(group.label)}>
          <div className="head" aria-hidden>
            {text(group.label)}
          </div>
          {group.results.map((result) => {
            index += 1;
            return (
              <Option
                key={result.path}
                result={result}
                index={index}
                isActive={index === activeIndex}
                onOpen={onOpen}
                onHover={onHover}
              />
            );
          })}
        </div>
      ))}
    </List>
  );
}

interface OptionProps extends Pick<PaletteListProps, "onOpen" | "onHover"> {
  result: PaletteResult;
  index: number;
  isActive: boolean;
}

function Option({ result, index, isActive, onOpen, onHover }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // The focus stays in the search field, which points here by aria-activedescendant and takes the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      ref={element}
      id={optionId(index)}
      className="option"
      role="option"
      aria-selected={isActive}
      onClick={() => onOpen(index)}
      onMouseMove={() => isActive || onHover(index)}
    >
      {result.label}
      {result.detail && <span className="detail">{result.detail}</span>}
    </div>
  );
}
