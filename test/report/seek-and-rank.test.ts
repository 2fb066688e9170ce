import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../src/cli/render/index.ts';
import type { Criterion, Lever, PlanResult, RankResult, SeekResult, PlanVerdict } from '../../src/experiment/index.ts';
import { rankingReport, seekReport } from '../../src/report/index.ts';
import type { RankingReportInput, SeekReportInput } from '../../src/report/index.ts';
import { formatMoney, moneyScale } from '../../src/report/words/money-words.ts';

const origin = { names: ['Unit'], seeds: [1], version: '0.0.0' };

const places: Lever = {
  name: 'places',
  setting: 'training.places',
  words: 'PQiP places a year',
  levels: [1000, 1500, 2000, 2500],
  from: '2022-04-01',
};
const retention: Lever = {
  name: 'retention',
  setting: 'staff.leaving',
  words: 'percentage points off the leaving rate of every grade',
  levels: [0, 1, 2],
};
const criterion: Criterion = {
  measure: { metric: 'unallocated.all', when: 'end', scope: 'service' },
  limit: { metric: 'unallocated.all', atMost: 20 },
};

const estimate = (mean: number, halfWidth = 1) => ({
  mean,
  lo95: mean - halfWidth,
  hi95: mean + halfWidth,
  replications: 20,
});

const plan = (
  levels: readonly number[],
  standing: PlanVerdict,
  hits: number,
  cost: number | undefined,
  cases: number,
): PlanResult => ({
  levels,
  standing,
  lastAnalysis: {
    hits,
    replications: 60,
    lo: hits / 60 - 0.1 < 0 ? 0 : hits / 60 - 0.1,
    hi: Math.min(1, hits / 60 + 0.1),
    standing,
  },
  ...(cost !== undefined && { addedCost: estimate(cost, 1_000) }),
  unallocated: estimate(30 + cases),
  addedUnallocated: estimate(cases),
  isOnFrontier: cost !== undefined,
});

function facts(rest: Partial<SeekResult> = {}, levers: readonly Lever[] = [places]): SeekReportInput {
  const plans = rest.plans ?? [
    plan([], 'undecided', 50, 0, 0),
    plan([1500], 'does not meet', 30, 90_000, -4),
    plan([2000], 'undecided', 55, 180_000, -8),
    plan([2500], 'meets', 60, 270_000, -9),
  ];
  const interimAnalyses = plans.map(({ levels, lastAnalysis }) => ({ levels, ...lastAnalysis }));
  const answer: SeekResult = {
    requirement: { probability: 0.9, confidence: 0.95, plans: 5 },
    rows: [{ smallest: 3, largestNot: 1, isCheckedAbove: false }],
    plans,
    interimAnalyses,
    used: 240,
    budget: 400,
    cheapest: plans[3],
    ...rest,
  };
  return { name: 'Unit', years: 4, levers, criteria: [criterion], answer };
}

const drawn = async (report: ReturnType<typeof seekReport>): Promise<string[]> =>
  Promise.all(report.charts.flatMap(({ spec, figure }) => [renderSvg(spec), renderSvg(figure)]));

describe('the report of a search', () => {
  test('says what is enough, what is not, what is undecided, what it costs and how sure it is', () => {
    const { title, findings } = seekReport(facts(), origin, 'procap seek');
    expect(title).toBe(
      'PQiP places a year: 2,500 is the lowest level shown to meet the thresholds with a probability of 90%',
    );
    expect(findings).toEqual([
      'Requirement: unallocated cases at most 20 cases at the end of the run, in at least 90% of replications.',
      'The unchanged scenario could not be decided (met in 50 of 60 replications; 73.3% to 93.4%).',
      '2,500 PQiP places a year is the lowest level shown to meet the thresholds (60 of 60 replications); 1,500 PQiP ' +
        'places a year was shown to fail (30 of 60), and the level in between is undecided with this budget.',
      'The cheapest plan shown to meet the thresholds is 2,500 PQiP places a year: £270k more than the unchanged scenario (95% ' +
        'interval of the difference £269k to £271k) over 4 years, with 21 unallocated cases (20 to 22) at the end.',
      'All these verdicts hold together with 95% confidence, as far as chance is concerned. ' +
        '240 of 400 replications were used.',
    ]);
  });

  test('never rounds what was asked for to certainty', () => {
    const { findings } = seekReport(
      facts({ requirement: { probability: 0.99995, confidence: 0.999999, plans: 5 } }),
      origin,
      'procap seek',
    );
    expect(findings[0]).toContain('in at least 99.995% of replications');
    expect(findings.at(-1)).toContain('hold together with 99.9999% confidence');
  });

  test('warns where more effort does harm, and where one lever undoes the other', () => {
    const turned = seekReport(
      facts({ rows: [{ smallest: 1, reversal: { meets: 1, fails: 2 }, isCheckedAbove: true }] }),
      origin,
      '',
    );
    expect(turned.findings.join(' ')).toContain(
      'More is not always better: 1,500 PQiP places a year was shown to meet the thresholds and 2,000 PQiP places a ' +
        'year to fail.',
    );
    const plans = [
      plan([], 'undecided', 50, 0, 0),
      plan([1000, 2], 'meets', 60, 10, -1),
      plan([1500, 2], 'does not meet', 3, 20, 4),
    ];
    const undone = seekReport(
      facts(
        {
          plans,
          rows: [
            { level: 1000, smallest: 2, isCheckedAbove: false },
            { level: 1500, isCheckedAbove: false },
          ],
          cheapest: plans[1],
        },
        [places, retention],
      ),
      origin,
      '',
    );
    expect(undone.findings.join(' ')).toContain(
      'With 1,500 PQiP places a year no plan was shown to meet the thresholds, although one was at a lower level',
    );
    expect(undone.title).toBe(
      'The cheapest plan shown to meet the thresholds with a probability of 90% is 1,000 PQiP places a year and 2 ' +
        'percentage points off the leaving rate of every grade',
    );
  });

  test('draws its charts without a warning, for one lever and for two', async () => {
    const two = [
      plan([], 'does not meet', 5, 0, 0),
      plan([1000, 2], 'meets', 60, 2_400_000, -5),
      plan([1500, 0], 'meets', 60, -100_000, 0),
    ];
    const reports = [
      seekReport(facts(), origin, ''),
      seekReport(
        facts({ plans: two, rows: [{ level: 1000, smallest: 2, isCheckedAbove: false }], cheapest: two[1] }, [
          places,
          retention,
        ]),
        origin,
        '',
      ),
    ];
    expect(reports[0].charts[0].subtitle).toContain(
      'by PQiP places a year, from 1 April 2022. Threshold: unallocated cases at most 20 cases at the end of the run.',
    );
    for (const report of reports) {
      expect(report.charts.map(({ name }) => name)).toEqual(['search', 'frontier']);
      for (const svg of await drawn(report)) expect(svg).toContain('</svg>');
    }
  });

  test('draws one verdict alone, a lever that falls, and a search of one plan', async () => {
    const falling: Lever = {
      ...places,
      name: 'staff.leaving',
      words: 'staff.leaving, times its values',
      levels: [1, 0.9, 0.8],
    };
    const single = [plan([], 'undecided', 50, 0, 0), plan([0.8], 'undecided', 55, 0, 0)];
    const { cheapest: _, ...answer } = facts({ plans: single, rows: [{ isCheckedAbove: false }] }, [falling]).answer;
    const report = seekReport({ ...facts({}, [falling]), answer }, origin, '');
    expect(report.title).toBe(
      'No level in the range was shown to meet the thresholds of ‘Unit’ with a probability of 90%',
    );
    expect(await drawn(report)).toHaveLength(4);
  });

  test('has no frontier, and says why, where the scenario gives no pay', () => {
    const unpaid = [plan([], 'undecided', 50, undefined, 0), plan([2500], 'meets', 60, undefined, -9)];
    const { cheapest: _, ...answer } = facts({ plans: unpaid }).answer;
    const report = seekReport(
      { ...facts(), answer: { ...answer, rows: [{ smallest: 3, isCheckedAbove: false }] } },
      origin,
      '',
    );
    expect(report.charts.map(({ name }) => name)).toEqual(['search']);
    expect(report.findings.join(' ')).toContain(
      'The scenario gives no pay, so costs are not calculated. Set the chapter pay to include them.',
    );
  });
});

const ranking: RankResult = {
  method: 'Kim and Nelson',
  selected: 1,
  used: 44,
  isDecided: true,
  sureAfter: 300,
  ranked: [
    { plan: 1, estimate: estimate(20) },
    { plan: 2, estimate: estimate(24), difference: estimate(4), eliminated: { plan: 2, by: 1, replications: 24 } },
    { plan: 0, estimate: estimate(60), difference: estimate(40), eliminated: { plan: 0, by: 1, replications: 10 } },
  ],
};
const ranked: RankingReportInput = {
  names: ['A', 'B', 'C'],
  measure: { metric: 'unallocated.all', when: 'mean', scope: 'service' },
  best: 'least',
  difference: 3,
  confidence: 0.95,
  ranking,
};

describe('the report of a selection', () => {
  test('says who was selected, who was eliminated when and by whom, and what is guaranteed', () => {
    const { title, findings, tables } = rankingReport(ranked, origin, '');
    expect(title).toBe(
      '‘B’ has the lowest unallocated cases of 3 plans, with 95% confidence for differences of 3 or more',
    );
    expect(findings).toEqual([
      '‘B’ was selected: 20 cases (mean of 20 replications; 95% interval 19 to 21).',
      '‘A’ was eliminated by ‘B’ after 10 replications.',
      '‘C’ was eliminated by ‘B’ after 24 replications.',
      'If the best plan leads all others by 3 or more, this is the best plan with 95% confidence. ' +
        'If the lead is smaller, it is one of the best.',
      '44 replications were run, and plans compared after each one (Kim and Nelson).',
    ]);
    expect(tables[0].rows[1]).toEqual(['C', '24', '23 to 25', '20', '+4.0', '+3.0 to +5.0', 'eliminated after 24']);
  });

  test('says of plans that are the same in every replication that none is better', () => {
    const same = { ...estimate(0), lo95: 0, hi95: 0 };
    const [first, second] = ranking.ranked;
    const { difference: _, ...budgeted } = ranked;
    const { title, findings } = rankingReport(
      {
        ...budgeted,
        ranking: {
          method: 'OCBA',
          selected: 1,
          used: 44,
          probabilityOfBest: 1,
          ranked: [first, { plan: 2, estimate: second.estimate, difference: same }],
        },
      },
      origin,
      '',
    );
    expect(title).toContain('the probability that none is better than it is over 99.9%');
    expect(findings).toContain(
      'The same as the selected plan in every replication: ‘C’. This measure cannot tell them apart.',
    );
  });

  test('promises nothing where the limit came first', () => {
    const {
      ranked: [first, second],
    } = ranking;
    const { eliminated: _, ...left } = second;
    const report = rankingReport(
      { ...ranked, ranking: { ...ranking, isDecided: false, probabilityOfBest: 0.8, ranked: [first, left] } },
      origin,
      '',
    );
    expect(report.title).toContain('so far; the probability that it is the best is about 80%');
    expect(report.findings.join(' ')).toContain(
      'there is no guarantee; these plans may be better: ‘C’. The procedure needs at most 300 replications of each plan.',
    );
  });

  test('draws its chart without a warning, also of one replication and of a measure that goes below zero', async () => {
    const single = {
      ...ranking,
      ranked: [
        { plan: 1, estimate: { mean: -3, replications: 1 } },
        { plan: 0, estimate: { mean: 2, replications: 1 }, difference: { mean: 5, replications: 1 } },
      ],
    };
    for (const facts of [ranked, { ...ranked, ranking: single }])
      expect(await drawn(rankingReport(facts, origin, ''))).toHaveLength(2);
  });
});

describe('a sum of money', () => {
  test.each([
    [0, '£0'],
    [999, '£999'],
    [-1_234, '−£1.23k'],
    [605_400, '£605k'],
    [12_340_000, '£12.3m'],
    [2_000_000_000, '£2.00bn'],
  ])('%d is %s', (pounds, words) => expect(formatMoney(pounds)).toBe(words));

  test('is counted on an axis in the step of the largest', () =>
    expect([950, 5_000, 3e6, 2e9].map((largest) => moneyScale(largest).words)).toEqual([
      '£',
      '£ thousand',
      '£ million',
      '£ billion',
    ]));
});
