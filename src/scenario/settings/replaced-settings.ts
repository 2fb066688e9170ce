import type { Definitions } from '../scenario.ts';

/** What to write in the place of a setting of a chapter that there is no more; absent where there never was one. */
export const adviceForReplaced = (chapter: Definitions[string], name: string): string | undefined =>
  Object.values(chapter).find(({ replaces }) => replaces?.name === name)?.replaces?.instead;
