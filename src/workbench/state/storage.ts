/*
 * What the browser keeps for the page. Some browsers keep nothing for a file that is opened from a disk: the page then
 * works without.
 */
const key = 'procap workbench';

/** What a user could miss after a reload, as it was kept; it may be of an older page. */
export const keptState = (): Readonly<Record<string, unknown>> => parsed(read(key));
export const keepState = (state: unknown): void => write(key, JSON.stringify(state));

/** Files of the user's own, by path. */
export const keptFiles = (): Readonly<Record<string, unknown>> => parsed(read(`${key} file`));
export const keepFiles = (files: Readonly<Record<string, string>>): void => write(`${key} file`, JSON.stringify(files));

/** How the page is coloured. */
export const themes = ['as the device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const keptTheme = (): Theme | undefined => themes.find((each) => each === read(`${key} theme`));
export const keepTheme = (theme: Theme): void => write(`${key} theme`, theme);

/** Colours the page; charts draw themselves anew. */
export function showTheme(theme: Theme): void {
  if (theme === 'as the device') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.dispatchEvent(new Event('themechange'));
}

/** An object of JSON; an empty one for anything else. */
function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    return;
  }
}

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
