import { useEffect, useState } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import { theme } from '../../report/index.ts';

const query = '(prefers-color-scheme: dark)';

/** Whether the page is dark: as the reader has chosen it for the page, or else for the device. */
export function useDarkMode(): boolean {
  const [isDark, setDark] = useState(isDarkNow());
  useEffect(() => {
    const media = matchMedia(query);
    const listen = (): void => setDark(isDarkNow());
    media.addEventListener('change', listen);
    document.addEventListener('themechange', listen);
    return () => {
      media.removeEventListener('change', listen);
      document.removeEventListener('themechange', listen);
    };
  }, []);
  return isDark;
}

const isDarkNow = (): boolean => {
  const { theme: chosen } = document.documentElement.dataset;
  return chosen === undefined ? matchMedia(query).matches : chosen === 'dark';
};

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

/** A specification in the look of all charts, in the colours of the page. */
export function inColours(specification: TopLevelSpec, isDark: boolean): TopLevelSpec {
  const whole = { ...specification, config: { ...theme, ...specification.config, padding: 4 } } as TopLevelSpec;
  if (!isDark) return whole;
  const text = JSON.stringify(whole).replace(/"(#[0-9A-Fa-f]{6})"/g, (found, colour: string) => {
    const dark = darkOf[colour.toUpperCase()];
    return dark === undefined ? found : `"${dark}"`;
  });
  return JSON.parse(text) as TopLevelSpec;
}

/** A colour of charts as the page shows it, for keys that stand outside of them. */
export const inPageColour = (colour: string, isDark: boolean): string =>
  (isDark ? darkOf[colour.toUpperCase()] : undefined) ?? colour;
