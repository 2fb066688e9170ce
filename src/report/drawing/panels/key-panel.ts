import type { Panel } from '../chart.ts';
import { colourAndShape } from '../style-encoding.ts';
import type { Style } from '../theme.ts';

/** Pixels that a letter of a key takes, on the generous side. */
const letterWidth = 7.2;

/**
 * A key above a chart whose marks cannot be called by name where they stand: each scenario's shape and name, in their
 * order.
 */
export function keyPanel(styles: ReadonlyMap<string, Style>): Panel {
  const names = [...styles.keys()];
  let at = 0;
  const entries = names.map((scenario) => {
    const entry = { scenario, at, text: at + 12 };
    at += 44 + scenario.length * letterWidth;
    return entry;
  });
  const x = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  return {
    view: {
      width: Math.max(at, 1),
      height: 14,
      data: { name: 'key' },
      layer: [
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            x: x('at'),
            ...colourAndShape('scenario', styles),
          },
        },
        {
          mark: { type: 'text', align: 'left', baseline: 'middle' },
          encoding: { x: x('text'), text: { field: 'scenario' } },
        },
      ],
    },
    datasets: { key: entries },
  };
}
