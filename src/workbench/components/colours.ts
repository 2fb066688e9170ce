import { useEffect, useState } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import { inDark, inDarkColours, theme } from '../../report/index.ts';

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

/** A specification in the look of all charts, in the colours of the page. */
export function inColours(specification: TopLevelSpec, isDark: boolean): TopLevelSpec {
  const whole = { ...specification, config: { ...theme, ...specification.config, padding: 4 } } as TopLevelSpec;
  return isDark ? inDarkColours(whole) : whole;
}

/** A colour of charts as the page shows it, for keys that stand outside of them. */
export const inPageColour = (colour: string, isDark: boolean): string => (isDark ? inDark(colour) : colour);
