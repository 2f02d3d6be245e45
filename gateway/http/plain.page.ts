/** One of our own few pages: a heading, a sentence, one way on. Text that is not ours must be escaped by the caller. */
export interface PlainPage {
  heading: string;
  text: string;
  link: { href: string; text: string };
  /** Below everything, small. */
  note?: string;
}

/** The page as HTML, in Thai, working without scripts. */
export const plainPage = ({ heading, text, link, note }: PlainPage): string => `<!doctype html>
<html lang="th">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${heading} · ปักหมุด</title>
  <link rel="icon" href="/public/mark.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/public/page.css">
</head>
<body>
  <header>
    <img src="/public/mark.svg" alt="">
    <strong>ปักหมุด</strong>
  </header>
  <main>
    <h1>${heading}</h1>
    <p>${text}</p>
    <p><a class="button" href="${link.href}">${link.text}</a></p>
    ${note ? `<p class="note">${note}</p>` : ""}
  </main>
</body>
</html>
`;
