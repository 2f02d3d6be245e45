import type { CSSProperties } from "react";

interface PictureProps {
  /** Without its width. */
  url: string;
  alt: string;
  lang?: string;
  width?: number;
  height?: number;
  /** How wide it is shown, as CSS says it: "160px". */
  sizes: string;
  style?: CSSProperties;
}

/** A picture in the width that the screen needs. */
export function Picture({ url, alt, lang, width, height, sizes, style }: PictureProps) {
  const widths = [320, 960, 1920].map((each) => `${url}/${each} ${each}w`).join(", ");
  const look = { maxWidth: "100%", height: "auto", borderRadius: 8, display: "block", ...style } as const;
  return (
    <img
      src={`${url}/320`}
      srcSet={widths}
      sizes={sizes}
      alt={alt}
      lang={lang}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      style={look}
    />
  );
}
