import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import { fitted, relaid } from '../../../report/index.ts';

/** A chart computed and not shown, of which sizes can be read or pictures made. */
export async function computed(specification) {
  const view = new View(parse(compile(specification).spec, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
  });
  return view.runAsync();
}

/** Pixels that a panel takes beside its plot, by its place, from a view that has been computed. */
function marginsIn(view) {
  const found = new Map();
  const visit = (group) => {
    for (const mark of group.items ?? []) {
      const at = /^concat_(\d+)(?:_concat_(\d+))?_group$/.exec(mark.name ?? '');
      for (const item of mark.marktype === 'group' ? mark.items : []) {
        if (at !== null && item.width > 0) {
          const { x1, x2 } = item.bounds;
          const right = x2 - item.x - item.width;
          found.set(`${at[1]},${at[2] ?? 0}`, { left: Math.max(0, item.x - x1), right: Math.max(0, right) });
        }
        visit(item);
      }
    }
  };
  visit(view.scenegraph().root.items[0]);
  return ({ row, column }) => found.get(`${row},${column}`) ?? { left: 0, right: 0 };
}

/** A figure that leaves less of its place empty stays as it is. */
const spare = 40;

/**
 * A figure laid out for so many pixels: as it is or with larger plots, where it fits; else with fewer panels beside each
 * other, smaller plots, and on a phone with the names above, of which those in `key` stand outside it.
 */
export async function fit(figure, available) {
  const natural = await computed(figure);
  const { x1, x2 } = natural.scenegraph().root.items[0].bounds;
  const margins = marginsIn(natural);
  natural.finalize();
  const left = available - (x2 - x1);
  if (left >= 0) return { specification: left < spare ? figure : fitted(figure, available, margins), key: [] };
  const { figure: anew, key } = relaid(figure, available);

  // Titles are broken for a width, so that the margins are right only at about the widths that come of them.
  let specification = fitted(anew, available, () => ({ left: 60, right: 20 }));
  const trial = await computed(specification);
  specification = fitted(specification, available, marginsIn(trial));
  trial.finalize();
  return { specification, key };
}
