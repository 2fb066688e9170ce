import { darkDrawingStyle } from '../drawing/dark-colours.ts';
import { sharedStyle } from './shared-style.ts';

/** The style of the report page: plain, readable on a phone and in the dark, and complete on paper. */
export const pageStyle = `${sharedStyle}
html { font: 100%/1.55 'Source Sans 3', 'Source Sans Pro', Arial, Helvetica, sans-serif; }
body { font-size: 1.125rem; max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: break-word; }
main:focus { outline: none; box-shadow: none; }
header { border-top: 0.5rem solid var(--lead); padding-top: 1.5rem; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 0.75rem; text-wrap: balance; }
h2 { font-size: 1.625rem; line-height: 1.2; margin: 3rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.25rem; line-height: 1.3; margin: 1.75rem 0 0.5rem; text-wrap: balance; }
p, li { max-width: 44rem; }
li { margin-bottom: 0.25rem; }
ul { padding-left: 1.2rem; }
.lead { font-size: 1.375rem; line-height: 1.35; font-weight: 700; margin-top: 0; text-wrap: balance; }
.soft, figcaption, footer { color: var(--soft); font-size: 1rem; line-height: 1.45; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin: 0; }
nav a { display: inline-block; padding: 0.15rem 0; }
.summary h2 { margin-top: 1.25rem; }
.balance { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2rem; margin-top: 1rem; }
.balance > div { border-top: 4px solid var(--good); }
.balance > .costs { border-top: 4px double var(--poor); }
.balance h3 { margin-top: 0.75rem; }
figure { margin: 1.75rem 0 2.75rem; min-width: 0; }
.number-of-figure { color: var(--soft); font-weight: 400; }
.chart { overflow-x: auto; margin: 1rem 0 0.5rem; }
.chart svg { display: block; }
.chart > svg { max-width: 100%; height: auto; min-width: 40rem; }
.chart .vega-embed svg { background: none !important; }
.chart .vega-embed { display: block; padding: 0; }
.key { list-style: none; padding: 0; margin: 0 0 0.5rem; display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: 1rem; }
.key li { display: flex; align-items: center; gap: 0.5rem; margin: 0; }
.key svg { flex: none; }
.region-list.chosen summary { display: none; }
#region { margin-bottom: 0.5rem; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.5rem 0; font-size: 1rem; }
.reading { display: grid; grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); gap: 0.25rem 1.5rem; align-items: end;
  font-size: 1rem; margin: 0.5rem 0; }
.reading label { display: block; }
.reading select { width: 100%; }
.reading output { grid-column: 1 / -1; min-height: 3em; border-left: 4px solid var(--lead); padding-left: 0.75rem; }
#vg-tooltip-element.vg-tooltip { font: 1rem/1.4 'Source Sans 3', 'Source Sans Pro', Arial, sans-serif;
  color: var(--ink); background: var(--paper); border-color: var(--line); }
#vg-tooltip-element.vg-tooltip .key { display: table-cell; color: var(--soft); }
details { margin: 0.5rem 0; }
.scroll { margin: 1rem 0; }
table { line-height: 1.4; }
caption { text-align: left; font-weight: 700; padding-bottom: 0.5rem; }
tbody th { font-weight: 400; }
pre { background: var(--shade); padding: 1rem; overflow-x: auto; font-size: 1rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: fit-content(16rem) minmax(0, 1fr); gap: 0.35rem 1.5rem; margin: 1rem 0; }
dt { font-weight: 700; } dd { margin: 0; max-width: 44rem; }
footer { margin-top: 4rem; padding: 1.5rem 0 3rem; border-top: 1px solid var(--line); }
@media screen {
${darkDrawingStyle(":root[data-theme='dark'] .chart")}
}
@media screen and (prefers-color-scheme: dark) {
${darkDrawingStyle('.chart')}
}
@media (max-width: 40rem) {
  body { padding: 0 1rem; font-size: 1.0625rem; } h1 { font-size: 1.625rem; } h2 { font-size: 1.375rem; margin-top: 2rem; }
  .lead { font-size: 1.1875rem; } dl { display: block; } dd { margin-bottom: 0.5rem; }
  .balance, .reading { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page { margin: 15mm; }
  body { font-size: 9pt; line-height: 1.25; padding: 0; max-width: none; } p, li, dd { max-width: none; }
  .skip, nav, summary, .tools, .reading { display: none; }
  h1 { font-size: 16pt; margin-bottom: 4pt; } h2 { font-size: 12pt; margin: 9pt 0 4pt; padding-top: 4pt; }
  h3 { font-size: 10pt; margin: 4pt 0 2pt; }
  .lead { font-size: 11pt; } .soft, figcaption, footer, table { font-size: 8pt; line-height: 1.2; }
  header { border-top-width: 3pt; padding-top: 6pt; }
  h2, h3 { break-after: avoid; } figure, tr, .balance { break-inside: avoid; } thead { display: table-header-group; }
  ul, dl, p, .chart { margin: 2pt 0; } .summary h2 { margin-top: 0; border: 0; } .balance { margin-top: 4pt; }
  .balance > div { border-top-width: 2pt; } .balance > .costs { border-top-width: 3pt; }
  li { margin: 0; }
  .chart, .scroll { overflow: visible; } a { color: inherit; text-decoration: none; }
  .chart svg { min-width: 0; max-width: 100%; height: auto; }
  .summary { break-after: page; } .summary figure { margin: 6pt 0; } .summary .chart svg { max-height: 88mm; }
  .doubts { font-size: 8pt; line-height: 1.2; }
  .summary details { display: none; } .region-list[data-chosen=''] > details[hidden] { display: block; }
  details::details-content { content-visibility: visible; height: auto; }
}
`;
