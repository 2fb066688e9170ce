import { describe, expect, it } from 'vitest';
import { goodAndHarm } from '../../../src/report/compare/good-and-harm.ts';
import type { ReportInput } from '../../../src/report/index.ts';
import { resultTablesAsText } from '../../../src/report/index.ts';
import { replication } from '../../experiment/replications.ts';
import { readShipped } from '../../model/worlds.ts';
import { monthEnds, syntheticReport } from '../synthetic-report.ts';

const unit = readShipped('one-unit.yaml');
const dates = monthEnds('2021-07-01', 12);
const [{ scenario: facts }] = syntheticReport(1).sets;

/** Three replications a little apart, of unallocated cases and workload month by month, and of a cost. */
const set = (name: string, cases: (month: number) => number, capacity: number, cost: number) => ({
  scenario: { ...facts, name, years: 1, parameters: unit.parameters, changes: [] },
  results: [0, 1, 2].map((chance) =>
    replication(
      chance,
      {
        'unallocated.all': dates.map((_, month) => cases(month) + chance),
        'capacity.mean.all': dates.map(() => capacity + chance),
        'staff.cost': dates.map(() => cost + chance),
      },
      { dates },
    ),
  ),
});
const report = (...sets: ReportInput['sets']): ReportInput => ({ sets, version: '0.1.0', command: 'procap compare' });
const now = set('Now', () => 100, 110, 1_000);

describe('What a plan does', () => {
  it('is told for better and for worse, with its cost, in one sentence', () => {
    expect(
      goodAndHarm(
        report(
          now,
          set('Plan', () => 80, 115, 1_100),
        ),
      ),
    ).toEqual([
      '‘Plan’ improves unallocated cases (about 20 fewer), but worsens mean capacity of practitioners (about 5 percentage ' +
        'points higher) in June 2022. Over the run it costs £1.20k more than ‘Now’ (95% interval £1.20k to £1.20k).',
    ]);
  });

  it('includes a harm that passes before the end', () => {
    const later = set('Later', (month) => (month < 8 ? 100 + 10 * month : 80), 110, 1_000);
    expect(goodAndHarm(report(now, later))[0]).toBe(
      '‘Later’ improves unallocated cases (about 20 fewer) in June 2022. Before that it worsens unallocated cases (about 70 ' +
        'more in February 2022). Over the run it costs exactly as much as ‘Now’.',
    );
  });

  it('may be nothing, and is not told of one replication', () => {
    expect(goodAndHarm(report(now, { ...now, scenario: { ...now.scenario, name: 'Same' } }))[0]).toMatch(
      /^‘Same’ changes none of 6 key measures significantly in June 2022\./,
    );
    const single = { ...now, results: now.results.slice(0, 1) };
    expect(goodAndHarm(report(single, single))).toEqual([]);
  });

  it('stands in the tables of a comparison with its cost in parts', () => {
    const text = resultTablesAsText(
      report(
        now,
        set('Plan', () => 80, 110, 1_100),
      ),
    );
    expect(text).toMatch(/\nAll costs +Plan +£12\.0k +£13\.2k +\+£1\.20k +\+£1\.20k to \+£1\.20k +higher\n/);
    expect(text).toMatch(/\nAgency officers and other costs +Plan /);
  });
});
