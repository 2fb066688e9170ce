import type { MetricName } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { capitalise } from '../words/letter-case.ts';
import { namedLimit } from './threshold-words.ts';
import type { Reference } from '../drawing/panels/line-panel.ts';

/** The limits that any scenario sets for a metric of the whole service, each once. */
export function thresholdReferences({ sets }: ReportInput, metric: MetricName): Reference[] {
  const limit = (value: number | undefined, side: 'atMost' | 'atLeast'): Reference[] =>
    value === undefined ? [] : [{ value, text: capitalise(namedLimit({ metric, [side]: value }).replace('the ', '')) }];
  const found = sets.flatMap(({ scenario }) =>
    scenario.thresholds
      .filter((each) => each.metric === metric && each.scope === 'service')
      .flatMap(({ atMost, atLeast }) => [...limit(atMost, 'atMost'), ...limit(atLeast, 'atLeast')]),
  );
  return [...new Map(found.map((each) => [each.text, each])).values()];
}
