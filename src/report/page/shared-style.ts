/*
 * What every page of procap shares, reports and the workbench alike: colours in the light and in the dark, and the
 * look of its smallest parts. Colours of data are those of the Government Analysis Function; conventions of forms and
 * type are GOV.UK's, without its brand.
 */

const light = `
  --ink: #0b0c0c; --soft: #484f54; --line: #b1b4b6; --paper: #ffffff; --shade: #f3f4f5; --lead: #12436d;
  --on-lead: #ffffff; --focus: #ffdd00; --on-focus: #0b0c0c; --link: #0f4f8a; --moved: #a33c00; --good: #00703c;
  --fair: #8a4500; --poor: #aa2a16; --below: #d5e3f0; --near: #6bace6; --over-110: #f46a25; --over-120: #801650;
  --on-over-120: #ffffff; --away: #ffffff; --course: #f46a25; --ghost: #12436d;
`;

const dark = `
  --ink: #f3f2f1; --soft: #c5c9cc; --line: #5c6268; --paper: #16191c; --shade: #22272b; --lead: #7fb2e5;
  --on-lead: #0b0c0c; --link: #8fc1f2; --moved: #ff9a66; --good: #6fd39b; --fair: #ffb872; --poor: #ff9d8f;
  --below: #28425a; --near: #2d6ca8; --over-110: #f46a25; --over-120: #e58bbb; --on-over-120: #0b0c0c;
  --away: #16191c; --course: #ff9a66; --ghost: #7fb2e5;
`;

/**
 * Colours as variables, and the style of links, buttons, tables, ratings, what scrolls, and what has the focus. The
 * page is dark where the device is, unless its root says otherwise in `data-theme`; paper is always white.
 */
export const sharedStyle = `
:root {${light}}
:root[data-theme='dark'] {${dark}}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) {${dark}} }
* { box-sizing: border-box; }
html { color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; }
body { margin: 0; }
a { color: var(--link); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.skip { position: absolute; left: -100vw; z-index: 3; }
.skip:focus { left: 0; top: 0; padding: 0.6rem 1rem; background: var(--focus); color: var(--on-focus); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 1px; box-shadow: 0 0 0 6px var(--focus); }
button, select, input { font: inherit; color: inherit; }
button, select { min-height: 2.25rem; padding: 0.2rem 0.75rem; border: 2px solid var(--lead); border-radius: 2px;
  background: var(--paper); }
select { border-color: var(--ink); max-width: 100%; }
button { cursor: pointer; font-weight: 700; color: var(--lead); }
button:hover:not(:disabled) { background: var(--shade); }
input[type='range'] { width: 100%; height: 1.75rem; accent-color: var(--lead); margin: 0; }
summary { cursor: pointer; color: var(--link); text-decoration: underline; min-height: 1.5rem; padding: 0.15rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0;
  border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.rag { padding: 0 0.35rem; border: 2px solid; font-weight: 700; white-space: nowrap; }
.rag.green { border-color: var(--good); }
.rag.amber { border-color: var(--fair); border-style: dashed; }
.rag.red { border-color: var(--poor); border-style: double; border-width: 4px; }
`;
