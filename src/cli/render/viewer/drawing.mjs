import embed from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { fit } from './fitting.mjs';
import { keyFor } from './key.mjs';

/** Room for the padding of a figure at both sides. */
const padding = 10;

/** Shows a figure as wide as its place allows, and resolves with the view. */
export async function drawFitted(place, figure) {
  const { specification, key } = await fit(figure, place.clientWidth - padding);
  const live = document.createElement('div');
  const { view } = await embed(live, specification, {
    actions: false,
    ast: true,
    expr: expressionInterpreter,
    renderer: 'svg',
    tooltip: { theme: 'custom' },
  });
  place.replaceChildren(...(key.length > 0 ? [keyFor(key)] : []), live);
  return view;
}
