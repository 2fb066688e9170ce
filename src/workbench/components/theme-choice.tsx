import { useEffect, useState } from 'preact/hooks';
import { keepTheme, keptTheme, showTheme, themes } from '../state/storage.ts';
import type { Theme } from '../state/storage.ts';

/** Light or dark; without a choice, as the device has it. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(keptTheme() ?? themes[0]);
  useEffect(() => {
    showTheme(theme);
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
