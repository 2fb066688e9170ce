import { describe, expect, it } from 'vitest';
import type { MetricName } from '../../../src/model/index.ts';
import type { ReportInput } from '../../../src/report/index.ts';
import type { Threshold } from '../../../src/scenario/index.ts';
import { findings } from '../../../src/report/run/findings.ts';
import { courseInWords, headline } from '../../../src/report/run/headline.ts';
import { createSubject } from '../../../src/report/words/subject.ts';
import { replication } from '../../experiment/replications.ts';

const cases = createSubject('unallocated.all', 'unallocated cases');
const officers = createSubject('staff.inPost.PO', 'probation officers in post', 'higher');
const dates = ['2022-01-31', '2022-02-28', '2022-03-31'];

/** Scenarios by name, each with its replications, each with a value for every month. */
function report(metric: MetricName, scenarios: Record<string, number[][]>, thresholds: Threshold[] = []): ReportInput {
  return {
    sets: Object.entries(scenarios).map(([name, replications]) => ({
      scenario: {
        name,
        start: '2022-01-01',
        years: 0.25,
        seed: 1,
        replications: replications.length,
        thresholds,
        changeLog: [],
        assumptions: [],
      },
      results: replications.map((values, index) => replication(index, { [metric]: values }, { dates })),
    })),
    version: '0.1.0',
    command: 'procap run baseline.yaml',
  };
}

describe('the headline of one scenario', () => {
  it.each([
    [
      'a rise',
      [
        [1_000, 1_500, 2_310],
        [1_010, 1_480, 2_290],
      ],
      'Unallocated cases rise to about 2,300 by March 2022',
    ],
    [
      'a fall',
      [
        [2_310, 1_500, 1_000],
        [2_290, 1_480, 1_010],
      ],
      'Unallocated cases fall to about 1,000 by March 2022',
    ],
    [
      'a change of less than a twentieth',
      [
        [1_000, 1_500, 1_030],
        [1_001, 1_480, 1_031],
      ],
      'Unallocated cases stay at about 1,000 until March 2022',
    ],
    [
      'a change that chance could have made',
      [
        [800, 900, 1_400],
        [1_200, 900, 900],
      ],
      'Unallocated cases end at about 1,200 in March 2022',
    ],
  ])('names %s', (_, values, words) => {
    expect(headline(report('unallocated.all', { Baseline: values }), cases)).toBe(words);
  });

  it('says so where the run has no such figure', () => {
    expect(headline(report('unallocated.all', { Baseline: [[Number.NaN, Number.NaN, Number.NaN]] }), cases)).toBe(
      'Unallocated cases: no figures in this run',
    );
  });
});

describe('the headline of a comparison', () => {
  const baseline = [
    [0, 0, 1_000],
    [0, 0, 2_000],
  ];

  it('names the side and the size of a difference that the interval bears out', () => {
    const input = report('unallocated.all', {
      Baseline: baseline,
      Plan: [
        [0, 0, 820],
        [0, 0, 1_822],
      ],
    });
    expect(headline(input, cases)).toBe('Unallocated cases with ‘Plan’ are about 180 below ‘Baseline’ in March 2022');
  });

  it('claims no difference where chance could have made it', () => {
    const input = report('unallocated.all', {
      Baseline: baseline,
      Plan: [
        [0, 0, 700],
        [0, 0, 2_100],
      ],
    });
    expect(headline(input, cases)).toBe(
      'Unallocated cases with ‘Plan’ and ‘Baseline’ do not differ significantly in March 2022',
    );
  });

  it('claims no difference on the strength of one replication', () => {
    const input = report('unallocated.all', { Baseline: [[0, 0, 1_000]], Plan: [[0, 0, 100]] });
    expect(headline(input, cases)).toContain('do not differ significantly');
  });

  it('says when nothing has changed at all', () => {
    expect(headline(report('unallocated.all', { Baseline: baseline, Plan: baseline }), cases)).toBe(
      'Unallocated cases are the same with ‘Plan’ and ‘Baseline’',
    );
  });

  it('of several plans names the best one, where better is lower', () => {
    const input = report('unallocated.all', {
      Baseline: baseline,
      A: [
        [0, 0, 900],
        [0, 0, 1_901],
      ],
      B: [
        [0, 0, 800],
        [0, 0, 1_801],
      ],
    });
    expect(headline(input, cases)).toBe(
      'Unallocated cases are lowest with ‘B’: about 200 below ‘Baseline’ in March 2022',
    );
  });

  it('of several plans names the best one, where better is higher', () => {
    const input = report('staff.inPost.PO', {
      Baseline: baseline,
      A: [
        [0, 0, 1_100],
        [0, 0, 2_101],
      ],
      B: [
        [0, 0, 1_200],
        [0, 0, 2_201],
      ],
    });
    expect(headline(input, officers)).toBe(
      'Probation officers in post are highest with ‘B’: about 200 above ‘Baseline’ in March 2022',
    );
  });

  it('does not praise the least bad of plans that all make it worse', () => {
    const input = report('unallocated.all', {
      Baseline: baseline,
      A: [
        [0, 0, 1_100],
        [0, 0, 2_101],
      ],
      B: [
        [0, 0, 1_200],
        [0, 0, 2_201],
      ],
    });
    expect(headline(input, cases)).toBe(
      'Unallocated cases are about 100 to 200 above ‘Baseline’ with both plans in March 2022',
    );
  });

  it('says that no plan is better where some make it worse and the others do not differ significantly', () => {
    const worse = [
      [0, 0, 1_100],
      [0, 0, 2_101],
    ];
    const unsure = [
      [0, 0, 700],
      [0, 0, 2_100],
    ];
    expect(headline(report('unallocated.all', { Baseline: baseline, A: worse, B: unsure }), cases)).toBe(
      'No plan’s unallocated cases are significantly lower than with ‘Baseline’ in March 2022',
    );
  });

  it('gives the range of plans that differ significantly from the baseline but not from each other', () => {
    // A less the baseline: -300, -301. B: -320, -283. B less A: -20 and +18, which no interval of two puts on one side.
    const a = [
      [0, 0, 700],
      [0, 0, 1_699],
    ];
    const b = [
      [0, 0, 680],
      [0, 0, 1_717],
    ];
    const c = [
      [0, 0, 1_500],
      [0, 0, 2_400],
    ];
    const titleOf = (plans: Record<string, number[][]>): string =>
      headline(report('unallocated.all', { Baseline: baseline, ...plans }), cases);
    expect(titleOf({ A: a, B: b })).toBe(
      'Unallocated cases are about 300 below ‘Baseline’ with both plans in March 2022',
    );
    expect(titleOf({ A: a, B: b, C: c })).toBe(
      'Unallocated cases are about 300 below ‘Baseline’ with 2 of 3 plans in March 2022',
    );
    expect(titleOf({ A: a, B: b, C: b })).toBe(
      'Unallocated cases are about 300 below ‘Baseline’ with all 3 plans in March 2022',
    );
  });

  it('calls no plan the best that is ahead at the end but was not over the last year', () => {
    // B is 100 below A in March, and 60 + 60 above it in January and February: 20 behind in all.
    const before = [
      [1_000, 1_000, 1_000],
      [2_000, 2_000, 2_000],
    ];
    const a = [
      [900, 900, 900],
      [1_901, 1_901, 1_901],
    ];
    const b = [
      [960, 960, 800],
      [1_961, 1_961, 1_801],
    ];
    expect(headline(report('unallocated.all', { Baseline: before, A: a, B: b }), cases)).toBe(
      'Unallocated cases are about 100 to 200 below ‘Baseline’ with both plans in March 2022',
    );
  });

  it('gives a range of shares in percentage points', () => {
    const before = [
      [0, 0, 30],
      [0, 0, 40],
    ];
    // A less the baseline: -4.8 twice. B: -5.9 and -6.3, -6.1 in the mean. B less A: -1.1 and -1.5, whose interval is
    // 1.3 and 12.7 × 0.2 about it.
    const a = [
      [0, 0, 25.2],
      [0, 0, 35.2],
    ];
    const b = [
      [0, 0, 24.1],
      [0, 0, 33.7],
    ];
    expect(
      headline(
        report('capacity.excessive', { Baseline: before, A: a, B: b }),
        createSubject('capacity.excessive', 'overloaded practitioners'),
      ),
    ).toBe(
      'Overloaded practitioners are about 4.8 to 6.1 percentage points below ‘Baseline’ with both plans in March 2022',
    );
  });

  it('says when no plan differs significantly from the baseline', () => {
    const input = report('unallocated.all', {
      Baseline: baseline,
      A: [
        [0, 0, 700],
        [0, 0, 2_100],
      ],
      B: [
        [0, 0, 1_300],
        [0, 0, 1_900],
      ],
    });
    expect(headline(input, cases)).toBe(
      'No plan’s unallocated cases differ significantly from ‘Baseline’ in March 2022',
    );
  });
});

describe('the course of a measure for those who cannot see it', () => {
  it('gives beginning, peak and end', () => {
    const input = report('unallocated.all', { Baseline: [[1_000, 1_500, 1_200]] });
    expect(courseInWords(input, cases)).toBe(
      'Unallocated cases start at 1,000 cases in January 2022, reach 1,500 cases in February 2022 ' +
        'and end at 1,200 cases in March 2022.',
    );
  });
});

describe('findings', () => {
  const sentences = (threshold: Threshold): string[] =>
    findings(report('unallocated.all', { Baseline: [[1_000, 1_500, 1_200]] }, [threshold]));

  it('say in how many months a threshold is passed, and since when', () => {
    expect(sentences({ metric: 'unallocated.all', atMost: 1_100, scope: 'service' })).toContain(
      '‘Baseline’ is above the limit of 1,100 cases for unallocated cases in 2 of 3 months, first in February 2022.',
    );
  });

  it('say when a threshold is kept, and when it never is', () => {
    expect(sentences({ metric: 'unallocated.all', atMost: 1_500, scope: 'service' })).toContain(
      '‘Baseline’ keeps to the limit of 1,500 cases for unallocated cases in every month.',
    );
    expect(sentences({ metric: 'unallocated.all', atLeast: 2_000, scope: 'service' })).toContain(
      '‘Baseline’ is below the minimum of 2,000 cases for unallocated cases in every month.',
    );
  });

  it('say nothing of a threshold for an area or a metric that the run does not have', () => {
    expect(sentences({ metric: 'unallocated.all', atMost: 1, scope: 'region:Atlantis' }).join()).not.toContain(
      'the limit of',
    );
    expect(sentences({ metric: 'unheard.of', atMost: 1, scope: 'service' }).join()).not.toContain('the limit of');
  });
});
