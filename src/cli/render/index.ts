export { renderChart, renderSvg } from './render-chart.ts';
export type { RenderedChart } from './render-chart.ts';
export { viewerScript } from './viewer-script.ts';
