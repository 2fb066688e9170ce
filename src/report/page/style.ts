/** The style of the report page: plain, readable, and the same on paper. */
export const pageStyle = `
:root { --ink: #0b0c0c; --soft: #505a5f; --line: #b1b4b6; --lead: #12436d; --paper: #ffffff; --shade: #f4f5f6; }
* { box-sizing: border-box; }
html { font: 100%/1.55 'Source Sans 3', 'Source Sans Pro', Arial, Helvetica, sans-serif; color: var(--ink);
  background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0; font-size: 1.125rem; }
.wide { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 0; top: 0; padding: 0.6rem 1rem; background: #ffdd00; color: var(--ink); }
a { color: #0f4f8a; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 5px #ffdd00; }
header { border-top: 0.5rem solid var(--lead); padding-top: 2rem; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 0.75rem; text-wrap: balance; }
h2 { font-size: 1.625rem; line-height: 1.2; margin: 3.5rem 0 1rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.5rem; text-wrap: balance; }
p, li { max-width: 44rem; }
.lead { font-size: 1.3125rem; }
.soft, figcaption, footer { color: var(--soft); font-size: 1rem; }
nav ul { padding-left: 1.1rem; columns: 2 20rem; }
figure { margin: 0 0 2.5rem; }
.number-of-figure { color: var(--soft); font-weight: 400; }
.chart { overflow-x: auto; margin: 1rem 0 0.5rem; }
.chart svg { display: block; max-width: 100%; height: auto; min-width: 40rem; }
.chart .vega-embed { display: block; padding: 0; }
#vg-tooltip-element.vg-tooltip { font: 1rem/1.4 'Source Sans 3', 'Source Sans Pro', Arial, sans-serif;
  color: var(--ink); }
#vg-tooltip-element.vg-tooltip .key { color: var(--soft); }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: #0f4f8a; text-decoration: underline; padding: 0.35rem 0; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 1rem; line-height: 1.4; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1rem 0.4rem 0;
  border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.rag { display: inline-block; padding: 0 0.5rem; border: 2px solid; white-space: nowrap; font-weight: 600; }
.green { border-color: #00703c; } .amber { border-color: #b25e00; border-style: dashed; }
  .red { border-color: #aa2a16; border-style: double; border-width: 4px; }
pre { background: var(--shade); padding: 1rem; overflow-x: auto; font-size: 1rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.35rem 1.5rem; }
dt { font-weight: 600; } dd { margin: 0; }
footer { margin-top: 4rem; padding: 1.5rem 0 3rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) { h1 { font-size: 1.75rem; } dl { display: block; } dd { margin-bottom: 0.5rem; } }
@media print {
  body { font-size: 10.5pt; } .skip, nav, summary { display: none; } h2, h3 { break-after: avoid; }
    figure, tr { break-inside: avoid; }
  .chart, .scroll { overflow: visible; } .chart svg { min-width: 0; } a { color: inherit; text-decoration: none; }
}
`;
