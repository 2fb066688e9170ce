import type { ReportInput } from '../input.ts';
import type { Style } from './theme.ts';
import { stylesFor } from './theme.ts';

/** The names of the scenarios of a report, the baseline first. */
export const scenarioNames = ({ sets }: ReportInput): string[] => sets.map(({ scenario }) => scenario.name);

/** The style of each scenario by its name, the same in every chart. */
export function scenarioStyles({ sets }: ReportInput): Map<string, Style> {
  const styles = stylesFor(sets.length);
  return new Map(sets.map(({ scenario }, index) => [scenario.name, styles[index]]));
}
