import type { TopLevelSpec } from 'vega-lite';

/** The colours of charts in the dark, by those in the light: each keeps at least 3 to 1 against what is behind it. */
const darkOf: Readonly<Record<string, string>> = {
  '#0B0C0C': '#F3F2F1',
  '#FFFFFF': '#16191C',
  '#12436D': '#7FB2E5',
  '#28A197': '#4FC9BE',
  '#801650': '#E58BBB',
  '#F46A25': '#FF9A66',
  '#A285D1': '#C0A8E8',
  '#595959': '#B5B9BC',
  '#8C8C8C': '#9AA0A4',
  '#BFBFBF': '#5C6268',
  '#D9D9D9': '#353B40',
  '#767676': '#8A9095',
};

/** A colour as it is in the dark; one that has no dark colour keeps its own. */
export const inDark = (colour: string): string => darkOf[colour.toUpperCase()] ?? colour;

/** A specification with the colours that it has in the dark; what has no dark colour keeps its own. */
export function inDarkColours(specification: TopLevelSpec): TopLevelSpec {
  const text = JSON.stringify(specification).replace(
    /"(#[0-9A-Fa-f]{6})"/g,
    (_, colour: string) => `"${inDark(colour)}"`,
  );
  return JSON.parse(text) as TopLevelSpec;
}

/** The same for drawings that stand in a page below a selector: a drawing is made once, and the page's style turns it. */
export const darkDrawingStyle = (below: string): string =>
  Object.entries(darkOf)
    .map(
      ([light, dark]) =>
        `${below} [fill="${light}" i] { fill: ${dark}; } ${below} [stroke="${light}" i] { stroke: ${dark}; }`,
    )
    .join('\n');
