import type { TopLevelSpec } from 'vega-lite';
import type { View } from 'vega';
import { loadVega } from '../libraries/load.ts';

/** How many pixels of a picture stand for one of the chart. */
const pixelRatio = 2;

/** A specification as a drawing; nothing in it is evaluated as code. */
async function viewOf(specification: TopLevelSpec): Promise<View> {
  const { compile, parse, View, expressionInterpreter } = await loadVega();
  return new View(parse(compile(specification).spec, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
    hover: false,
  });
}

export async function svgOf(specification: TopLevelSpec): Promise<string> {
  const view = await viewOf(specification);
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

export async function pngOf(specification: TopLevelSpec): Promise<Blob> {
  const view = await viewOf(specification);
  const canvas = await view.toCanvas(pixelRatio);
  view.finalize();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('This browser makes no picture.')) : resolve(blob)));
  });
}
