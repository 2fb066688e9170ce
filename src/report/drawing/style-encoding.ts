import type { Style } from './theme.ts';

/** What marks take from the style that a field names, without a legend: `(({ colour }) => colour)`. */
export const styleEncoding = <Value>(
  field: string,
  styles: ReadonlyMap<string, Style>,
  value: (style: Style) => Value,
) => ({
  field,
  type: 'nominal' as const,
  scale: { domain: [...styles.keys()], range: [...styles.values()].map(value) },
  legend: null,
});

/** The colour and the shape of marks by the style that a field names. */
export const colourAndShape = (field: string, styles: ReadonlyMap<string, Style>) => ({
  color: styleEncoding(field, styles, ({ colour }) => colour),
  shape: styleEncoding(field, styles, ({ shape }) => shape),
});
