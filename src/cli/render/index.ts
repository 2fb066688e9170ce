export { renderChart, renderSvg } from './render.ts';
export type { RenderedChart } from './render.ts';
export { viewerScript } from './viewer-script.ts';
