import { styled } from "@mui/material/styles";
import type { PhotoSubject } from "../data/generated/graphql";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { Picture } from "./Picture";

const List = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))",
  gap: 16,
  "& figure": { margin: 0 },
  "& figcaption": { marginTop: 4, color: color.inkSecondary },
});

export interface ShownPhoto {
  fileId: string;
  url: string;
  subject: PhotoSubject;
  altTh: string;
  altEn?: string | null;
  width: number;
  height: number;
}

/** The photos of a place, each a link to itself at full width. */
export function PhotoGallery({ photos }: { photos: readonly ShownPhoto[] }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <List>
      {photos.map(({ fileId, url, subject, altTh, altEn, width, height }) => {
        const isEnglish = locale === "en" && Boolean(altEn);
        const alt = isEnglish ? (altEn as string) : altTh;
        const lang = isEnglish ? "en" : "th";
        return (
          <li key={fileId}>
            <figure>
              <a href={`${url}/1920`} target="_blank" rel="noopener noreferrer">
                <Picture
                  url={url}
                  alt={alt}
                  lang={lang}
                  width={width}
                  height={height}
                  sizes="(max-width: 600px) 90vw, 320px"
                />
              </a>
              <figcaption>{text(`file.subjects.${subject}`)}</figcaption>
            </figure>
          </li>
        );
      })}
    </List>
  );
}
