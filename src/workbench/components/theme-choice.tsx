import { useEffect, useState } from 'preact/hooks';
import { keepTheme, keptTheme, themes } from '../state/saved.ts';
import type { Theme } from '../state/saved.ts';

/** Light or dark; without a choice, as the device has it. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(keptTheme() ?? themes[0]);
  useEffect(() => {
    if (theme === 'as the device') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    document.dispatchEvent(new Event('themechange'));
    keepTheme(theme);
  }, [theme]);
  return (
    <label class="inline theme">
      Colours
      <select value={theme} onChange={({ currentTarget }) => setTheme(currentTarget.value as Theme)}>
        {themes.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}
