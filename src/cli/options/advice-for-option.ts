import { settingsMeantBy } from '../../scenario/index.ts';

/** Where something stands that is no option: in the scenario file, where a planner's word means a setting. */
export function adviceForOption(word: string): string {
  if (/^(start|begin|starting)$/.test(word))
    return ' The start stands in the scenario file: "run: { start: 2025-07-01 }".';
  const [setting] = settingsMeantBy(word);
  return setting === undefined
    ? ''
    : ` It is a setting: write a change of ${setting} in the scenario file, or vary it by procap seek --lever ${setting}=...`;
}
