// A document that Word and LibreOffice open as their own: an HTML file without script, with pages of A4 on their side, headings
// that make a table of contents, and tables whose heads come again on every page.

import { safe } from "../carry/html.ts";
import { checksOf, figuresOf, htmlOf, sourcesOf } from "./tables.ts";
import type { Subject } from "./subject.ts";

const style = `@page { size: 297mm 210mm; margin: 20mm 15mm; }
@page Section1 { size: 841.9pt 595.3pt; mso-page-orientation: landscape; margin: 56.7pt 42.5pt; mso-header-margin: 28pt; mso-footer-margin: 28pt; mso-paper-source: 0; }
div.Section1 { page: Section1; }
body { font-family: "Times New Roman", serif; font-size: 12pt; }
h1 { font-size: 18pt; mso-style-name: "Heading 1"; }
h2 { font-size: 14pt; mso-style-name: "Heading 2"; page-break-after: avoid; }
h3 { font-size: 12pt; mso-style-name: "Heading 3"; page-break-after: avoid; }
thead { display: table-header-group; }
p { margin: 6pt 0; }`;

/** Makes the file: the figures article by article, then checks and sources. */
export function document(subject: Subject): Blob {
  const { docs, lang, text, out } = subject;
  const single = docs.length === 1 ? docs[0] : undefined;
  const figures = docs.map((held) => {
    const own = htmlOf(figuresOf({ ...subject, docs: [held], rows: subject.rows.filter((row) => row.held === held) }));
    return single ? own : `<h3 lang="vi">${safe(held.analysis.title || held.doc)}</h3>\n${own}`;
  });
  const checks = checksOf(subject);
  const title = single ? single.analysis.title || single.doc : out.word.title;
  const html = `<!DOCTYPE html>
<html lang="${lang}" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title)}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style>
${style}
</style>
</head>
<body>
<div class="Section1">
<h1>${safe(title)}</h1>
<p>${safe(docs.length > 1 ? `${text.articlesN(docs.length)} · ` : "")}${safe(text.figuresN(subject.rows.length))}</p>
<p><i>${safe(out.word.note)}</i></p>
<h2>${safe(out.sheets.figures)}</h2>
${figures.join("\n")}
<h2>${safe(out.sheets.checks)}</h2>
${checks.lines.length ? htmlOf(checks) : `<p>${safe(out.word.none)}</p>`}
<h2>${safe(out.sheets.sources)}</h2>
${htmlOf(sourcesOf(subject))}
<p>SoDo</p>
</div>
</body>
</html>
`;
  return new Blob([html], { type: "text/html;charset=utf-8" });
}
