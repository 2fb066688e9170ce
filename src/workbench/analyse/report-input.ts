import type { ReportInput } from '../../report/index.ts';
import type { Run } from '../state/analysis.ts';
import { commandOf } from './command.ts';

/** Version of procap that the page was built from. */
const version = (): string => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '';

/** What a report is made from; undefined before the first replication of every scenario is there. */
export const reportInputOf = ({ comparison, scenarios, results }: Run): ReportInput | undefined =>
  scenarios.length === 0 || results[0].length === 0
    ? undefined
    : {
        sets: scenarios.map((scenario, index) => ({ scenario, results: results[index] })),
        version: version(),
        command: commandOf(comparison, scenarios),
      };
