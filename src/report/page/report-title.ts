import type { ReportInput } from '../input.ts';

/** So many plans are named in a title. */
const mostNamed = 3;

/** What a report is about: `Retention compared with Baseline`. */
export function reportTitle({ sets }: ReportInput): string {
  const [baseline, ...plans] = sets.map(({ scenario }) => scenario.name);
  if (plans.length === 0) return baseline;
  return `${plans.length > mostNamed ? `${plans.length} plans` : plans.join(', ')} compared with ${baseline}`;
}
