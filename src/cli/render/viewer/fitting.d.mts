import type { View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { KeyEntry } from '../../../report/index.ts';

/** A chart computed and not shown, of which sizes can be read or pictures made. */
export function computed(specification: TopLevelSpec): Promise<View>;

/** A figure laid out for so many pixels, and the names that stand outside it. */
export function fit(
  figure: TopLevelSpec,
  available: number,
): Promise<{ readonly specification: TopLevelSpec; readonly key: readonly KeyEntry[] }>;
