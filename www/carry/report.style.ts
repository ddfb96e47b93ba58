// How a report looks: on a wide screen, on a narrow one, and on paper. Light everywhere; no row and no chart is cut.

/** The style of a report, as it stands within it. */
export const style = `
:root { color-scheme: light; --ink: #1a212b; --soft: #566070; --line: #dedad2; --accent: #0f6b66; --wrong: #b3201c; --warn: #8a4b00; --right: #007049; --ask: #1f4fd8 }
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { max-width: 62rem; margin: 0 auto; padding: 40px 28px 56px; background: #fff; color: var(--ink); font: 16px/1.55 "Be Vietnam Pro", "Noto Sans", "Segoe UI", Roboto, -apple-system, system-ui, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word }
h1, h2, h3, p, ol, ul, figure, blockquote, q, table { margin: 0; padding: 0 }
h1 { font-size: 1.875rem; line-height: 1.25; letter-spacing: -0.015em; text-wrap: balance }
h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -0.01em; text-wrap: balance }
h3, caption { font-size: 1.0625rem; font-weight: 650; text-align: left }
a { color: var(--accent); text-underline-offset: 2px }
ul, ol { list-style: none }
small { font-size: 0.8125rem; color: var(--soft) }
.kicker { margin-bottom: 6px; color: var(--accent); font-size: 0.9375rem; font-weight: 650 }
.about { margin-top: 10px; color: var(--soft); font-variant-numeric: tabular-nums }
.note { margin-top: 6px; color: var(--soft); font-size: 0.875rem }
.meta { margin-top: 4px; color: var(--soft); font-size: 0.9375rem }
.meta a { overflow-wrap: anywhere }
nav { margin-top: 28px; padding: 16px 20px; border: 1px solid var(--line); border-radius: 10px }
nav h2 { font-size: 1.0625rem }
nav ol { margin-top: 6px; columns: 2; column-gap: 36px }
nav li { padding: 2px 0; break-inside: avoid }
nav small { white-space: nowrap; font-variant-numeric: tabular-nums }
section { margin-top: 40px; padding-top: 20px; border-top: 2px solid var(--ink) }
section > h3 { margin-top: 24px }
figure { margin-top: 14px }
figure svg { display: block; width: 100%; max-width: 800px; height: auto; margin: 0 auto }
figure .small { display: none }
figcaption { margin-top: 8px; color: var(--soft); font-size: 0.875rem }
table { width: 100%; margin-top: 20px; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.45 }
caption { padding-bottom: 6px }
.figures { margin-top: 6px }
.figures caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
thead th { border-bottom-color: var(--soft); color: var(--soft); font-size: 0.8125rem; font-weight: 500 }
tbody th { font-weight: 600 }
td.number { font-weight: 650; font-variant-numeric: tabular-nums }
td small { display: block }
@media print, (min-width: 641px) {
  table { table-layout: fixed }
  th:nth-child(1) { width: 19% }
  th:nth-child(2) { width: 14% }
  th:nth-child(3) { width: 10% }
  th:nth-child(4) { width: 23% }
  .figures th:nth-child(1) { width: 20% }
  .figures th:nth-child(2) { width: 42% }
  .figures th:nth-child(3) { width: 15% }
  .figures th:nth-child(4) { width: 11% }
}
.said th { padding: 14px 0 8px; border-bottom: 0; font-weight: 400 }
.said q, blockquote { display: block; padding-left: 12px; border-left: 3px solid var(--line); quotes: none; line-height: 1.5 }
.figures tbody tr:last-child > * { border-bottom: 0 }
.figures tbody { border-bottom: 1px solid var(--line) }
q a, .checks a { font-size: 0.8125rem; white-space: nowrap }
mark { background: #e3f0ee; color: inherit; font-weight: 650 }
.mark.fails { color: var(--wrong); font-weight: 650 }
.mark.doubt { color: var(--warn) }
.checks { margin-top: 10px }
.checks li { padding: 10px 0 10px 14px; border-left: 4px solid var(--hue, var(--soft)); break-inside: avoid }
.checks li + li { margin-top: 8px }
.checks b { color: var(--hue, var(--soft)) }
.checks blockquote { margin-top: 4px; padding: 0; border: 0; color: var(--soft); font-size: 0.9375rem }
.checks small { display: block }
.v-wrong { --hue: var(--wrong) }
.v-cut { --hue: var(--warn) }
.v-ask { --hue: var(--ask) }
.v-right { --hue: var(--right) }
.checks .v-derived { border-left: 4px double var(--line) }
footer { margin-top: 44px; padding-top: 14px; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.875rem }

@media screen and (max-width: 640px) {
  body { padding: 22px 16px 36px }
  h1 { font-size: 1.4375rem }
  h2 { font-size: 1.1875rem }
  nav ol { columns: 1 }
  section { margin-top: 30px; padding-top: 16px }
  figure .large { display: none }
  figure .small { display: block }
  table, caption, tbody, tr, th, td { display: block }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tbody tr { padding: 10px 0; border-bottom: 1px solid var(--line) }
  tbody tr > * { padding: 1px 0; border: 0 }
  .said { padding-bottom: 0; border: 0 }
  .said th { padding: 4px 0 0 }
  td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); font-size: 0.8125rem; font-weight: 400 }
  td:empty { display: none }
  td.number { font-size: 1.125rem }
  .figures td:nth-child(n + 3), .drawn td:nth-child(n + 3):not(:last-child) { display: inline; padding-right: 12px }
  .drawn td small { display: inline }
  td.number::before { content: none !important }
}

@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #566070 } }
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.45 }
  h1 { font-size: 20pt }
  h2 { font-size: 14pt }
  h3, caption { font-size: 11pt }
  table, .meta, .checks blockquote { font-size: 9pt }
  small, thead th, figcaption, .note, q a, .checks a { font-size: 8pt }
  h1, h2, h3, caption, .meta, thead, .said { break-after: avoid }
  thead { display: table-header-group }
  tr, figure, li, .figures tbody { break-inside: avoid }
  figure svg { max-width: 100%; max-height: 235mm }
  nav { break-inside: auto }
  section { margin-top: 22pt; padding-top: 10pt }
  .screen { display: none }
  p, blockquote { orphans: 3; widows: 3 }
}
`;
