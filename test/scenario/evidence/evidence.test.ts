import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Evidence, PublishedStudy } from '../../../src/scenario/index.ts';
import {
  describeNotes,
  nameOfFigure,
  readEvidence,
  readPublishedStudy,
  readScenario,
  rivalsOf,
} from '../../../src/scenario/index.ts';

const root = new URL('../../../', import.meta.url);

function textOf(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

/** A register that must be good. */
function goodEvidence(texts: (path: string) => string | undefined = textOf, folder = 'scenarios/evidence/'): Evidence {
  const reading = readEvidence(folder, texts);
  if (!reading.ok) throw new Error(describeNotes(reading.problems));
  return reading.evidence;
}

const shipped = goodEvidence();
const studyFiles = readdirSync(new URL('scenarios/published/studies/', root))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `scenarios/published/studies/${name}`);

function goodStudy(path: string): PublishedStudy {
  const reading = readPublishedStudy(path, textOf, shipped);
  if (!reading.ok) throw new Error(describeNotes(reading.problems));
  return reading.study;
}

/** Everything that a study says of figures. */
const figuresNamed = ({ series, notCompared, choices }: PublishedStudy) => [
  ...series.flatMap(({ compared }) => compared.map(({ figure }) => figure)),
  ...notCompared.map(({ figure }) => figure),
  ...choices.map(({ over }) => over),
];

describe('the register of evidence', () => {
  test('is good, and knows every figure with the line where it stands', () => {
    expect(shipped.figures.length).toBeGreaterThan(130);
    expect(shipped.figures.every(({ line }, index) => index === 0 || line > shipped.figures[index - 1].line)).toBe(
      true,
    );
  });

  test('keeps both vintages of June 2023, the revised one taking the place of the first', () => {
    const revised = shipped.figures.find(({ id }) => id === 'po-2023-06-revised')!;
    expect(revised).toMatchObject({ value: 4627, vintage: 'revised', supersedes: ['po-2023-06-first'] });
    expect(rivalsOf(revised, shipped.figures).map(({ value }) => value)).toEqual([4418]);
  });

  test.each([
    ['1.20', 0.005],
    ['0.12', 0.005],
    ['36.0', 0.05],
    ['4457', 0.5],
    ['{ missing: 650, caseload: 2500 }', 0.5],
    ['[15, 21]', 0.5],
  ])('takes a number written as %s to be known to half of its last digit, %d', (written, rounding) => {
    const [figure] = goodEvidence(
      register(`- {metric: any, value: ${written}, unit: any, source: a, quality: published, use: target}`),
      '',
    ).figures;
    expect(figure.rounding).toBe(rounding);
  });
});

test('a source has an address where one is given', () => {
  const [a, b] = [
    'a: {title: A, publisher: P, date: 2020-01-01}',
    'b: {title: B, publisher: P, date: 2021-01-01, address: there}',
  ];
  expect(goodEvidence((path) => (path === 'sources.yaml' ? `${a}\n${b}\n` : '[]'), '').sources).toEqual([
    { id: 'a', title: 'A', publisher: 'P', date: '2020-01-01' },
    { id: 'b', title: 'B', publisher: 'P', date: '2021-01-01', address: 'there' },
  ]);
});

const aSource = 'a: {title: A, publisher: P, date: 2020-01-01}\n';
const register =
  (figures: string, sources = aSource) =>
  (path: string) =>
    path === 'sources.yaml' ? sources : path === 'figures.yaml' ? figures : undefined;

function problemsOf(figures: string, sources?: string): string {
  const reading = readEvidence('', register(figures, sources));
  return reading.ok ? 'none' : describeNotes(reading.problems);
}

describe('a register that is wrong', () => {
  test('is told about all at once, each mistake with its line and what to write', () => {
    const figures = [
      '- {metric: staff.inPost.PO, at: 2021-06-31, value: 1, unit: FTE, source: a, quality: published, use: target}',
      '- {metric: staff.inPost.PO, at: 2021-06-30, value: [5, 3], unit: FTE, source: b, quality: assumed, use: test}',
      '- {metric: m, from: 2021-01-01, value: 1, unit: FTE, source: a, quality: published, use: target}',
      '- {id: x, metric: m, value: 1, unit: FTE, source: a, quality: published, use: target, supersedes: y, conflicts_with: x}',
    ].join('\n');
    expect(problemsOf(figures, `${aSource}c: {title: C, date: 2020}\n`)).toMatchInlineSnapshot(`
      "sources.yaml:2:1  c.publisher
          2 | c: {title: C, date: 2020}
            | ^
        The source has no publisher.
        Write "publisher: ...".

      sources.yaml:2:21  c.date
          2 | c: {title: C, date: 2020}
            |                     ^^^^
        Text is needed here.
        Found: the number 2020
        Put it in quotes: "2020".

      figures.yaml:1:33  [1].at
          1 | - {metric: staff.inPost.PO, at: 2021-06-31, value: 1, unit: FTE, source: a, quality: published, use:...
            |                                 ^^^^^^^^^^
        There is no such day in the calendar.
        Found: the text "2021-06-31"
        Allowed: a date as year-month-day, such as 2022-01-31

      figures.yaml:2:52  [2].value
          2 | - {metric: staff.inPost.PO, at: 2021-06-30, value: [5, 3], unit: FTE, source: b, quality: assumed, u...
            |                                                    ^^^^^^
        This is not a value that a figure can have.
        Found: a list
        Allowed: a number, a range [low, high], numbers by name, or words

      figures.yaml:2:91  [2].quality
          2 | - {metric: staff.inPost.PO, at: 2021-06-30, value: [5, 3], unit: FTE, source: b, quality: assumed, u...
            |                                                                                           ^^^^^^^
        This is not one of the words allowed.
        Found: the text "assumed"
        Allowed: published, secondary, derived, inferred

      figures.yaml:2:105  [2].use
          2 | ...FTE, source: b, quality: assumed, use: test}
            |                                           ^^^^
        This is not one of the words allowed.
        Found: the text "test"
        Allowed: calibrate, target, context

      figures.yaml:2:79  [2].source
          2 | - {metric: staff.inPost.PO, at: 2021-06-30, value: [5, 3], unit: FTE, source: b, quality: assumed, u...
            |                                                                               ^
        There is no source "b" in the register.
        Did you mean "a"?

      figures.yaml:3:21  [3].from
          3 | - {metric: m, from: 2021-01-01, value: 1, unit: FTE, source: a, quality: published, use: target}
            |                     ^^^^^^^^^^
        The period has no end, or ends before it begins.

      figures.yaml:4:99  [4].supersedes
          4 | - {id: x, metric: m, value: 1, unit: FTE, source: a, quality: published, use: target, supersedes: y,...
            |                                                                                                   ^
        No figure has the id "y".
        Did you mean "x"?

      figures.yaml:4:118  [4].conflicts_with
          4 | ...target, supersedes: y, conflicts_with: x}
            |                                           ^
        A figure cannot supersede or conflict with itself.
      "
    `);
  });

  test('may be missing', () => {
    expect(problemsOf('[]', undefined)).toBe('none');
    expect(readEvidence('nowhere/', () => undefined)).toMatchObject({
      ok: false,
      problems: [
        { message: 'There is no file nowhere/sources.yaml.' },
        { message: 'There is no file nowhere/figures.yaml.' },
      ],
    });
  });

  test('has an id only once', () => {
    const one = '- {id: x, metric: m, value: 1, unit: FTE, source: a, quality: published, use: target}';
    expect(problemsOf(`${one}\n${one}`)).toContain('Two figures have the id "x".');
  });
});

const twoFigures = [
  '- {id: one, metric: staff.inPost.PO, at: 2022-03-31, value: 4337, unit: FTE, source: a, quality: published, use: target}',
  '- {id: other, metric: staff.inPost.PO, at: 2022-03-31, value: 4400, unit: FTE, source: a, quality: published, use: calibrate, conflicts_with: one}',
  '- {metric: caseload.perPO, at: 2022-05-17, value: [40, 50], unit: cases per PO, source: a, quality: published, use: context}',
  '- {metric: capacity.mean.all, at: 2023-02-07, value: 1.117, unit: share of capacity, source: a, quality: published, use: calibrate}',
  '- {metric: vacancies, at: 2023-09-30, value: {London: 457, Wales: 0}, unit: FTE, scope: by region, source: a, quality: published, use: calibrate}',
  '- {metric: retention, value: 0.82, unit: share, source: a, quality: published, use: target}',
].join('\n');
const small = goodEvidence(register(twoFigures), '');
const head = 'name: Study\nquestion: What?\nabout: This.\nscenarios: [{ name: now, file: ../now.yaml }]\n';

const readSmall = (rest: string) =>
  readPublishedStudy('studies/small.yaml', (path) => (path === 'studies/small.yaml' ? head + rest : undefined), small);

function problemsIn(rest: string): string {
  const reading = readSmall(rest);
  return reading.ok ? 'none' : describeNotes(reading.problems);
}

function studied(rest: string): PublishedStudy {
  const reading = readSmall(rest);
  if (!reading.ok) throw new Error(describeNotes(reading.problems));
  return reading.study;
}

describe('a published study', () => {
  test('counts the files of its scenarios from its own folder, and bears the name of its file', () => {
    expect(studied('')).toMatchObject({ id: 'small', scenarios: [{ name: 'now', file: 'now.yaml' }] });
  });

  test('turns shares into per cent, and takes the role of a figure from its use', () => {
    const {
      series: [
        {
          compared: [held],
        },
      ],
    } = studied('series: [{ figures: { metric: capacity.mean.all }, simulated: capacity.mean.all }]');
    expect(held).toMatchObject({
      role: 'calibrated on',
      low: 111.7,
      high: 111.7,
      scope: 'service',
      day: '2023-02-07',
      across: 'month end',
    });
    expect(held.rounding).toBeCloseTo(0.05, 12); // half of 0.1%
  });

  test('takes both ends of a range, and a number for each region', () => {
    const { series } = studied(`series:
  - { figures: { metric: caseload.perPO }, simulated: caseload.perPO }
  - { figures: { metric: vacancies, scope: by }, simulated: staff.vacancies.PO, claim: direction }
`);
    expect(series.map(({ compared }) => compared.map(({ low, high, scope, day }) => [low, high, scope, day]))).toEqual([
      [[40, 50, 'service', '2022-05-17']],
      [
        [457, 457, 'region:London', '2023-09-30'],
        [0, 0, 'region:Wales', '2023-09-30'],
      ],
    ]);
  });

  test('may use one of two figures that do not agree only with a reason', () => {
    const one = 'series: [{ figures: { id: one }, simulated: staff.inPost.PO }]\n';
    expect(problemsIn(one)).toContain(
      'The study uses one, and other differs. Both stay on record; the choice needs a reason.\n  Write under "choices:" the entry { use: one, over: other, because: ... }.',
    );
    expect(problemsIn(`${one}choices: [{ use: one, over: other, because: It is the later one. }]`)).toBe('none');
    expect(problemsIn('series: [{ figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }]')).toBe('none'); // both are shown
  });

  test('never calls a figure that is kept back calibrated on', () => {
    const choice = 'choices: [{ use: one, over: other, because: Why. }]\n';
    expect(
      problemsIn(`${choice}series: [{ figures: { id: one }, simulated: staff.inPost.PO, role: calibrated on }]`),
    ).toContain('The figure is held back as a target: nothing may be calibrated on it.');
    expect(problemsIn(`${choice}series: [{ figures: { id: one }, simulated: staff.inPost.PO, role: input }]`)).toBe(
      'none',
    );
  });

  test('that is wrong is told so with its lines, all at once', () => {
    expect(
      problemsIn(`series:
  - { figures: { metric: staff.inPost.P0 }, simulated: staff.inPost.PO }
  - { figures: { metric: caseload.perPO, from: 2023-01-01 }, simulated: caseload.perPO, in: [then] }
  - { figures: { metric: capacity.mean.all }, simulated: capacity.mean.al / caseload.all }
  - { figures: { metric: caseload.perPO }, simulated: staff.inPost.PO + leavers.PO }
  - { figures: { metric: retention }, simulated: staff.inPost.PO }
  - { figures: { metric: vacancies, scope: by region }, simulated: staff.vacancies.PO }
milestones: [{ simulated: unallocated.all, blow: 5 }]
`),
    ).toMatchInlineSnapshot(`
      "studies/small.yaml:6:26  series[1].figures.metric
          6 |   - { figures: { metric: staff.inPost.P0 }, simulated: staff.inPost.PO }
            |                          ^^^^^^^^^^^^^^^
        No published figure is called "staff.inPost.P0".
        Did you mean "staff.inPost.PO"?

      studies/small.yaml:7:16  series[2].figures
          7 |   - { figures: { metric: caseload.perPO, from: 2023-01-01 }, simulated: caseload.perPO, in: [then] }
            |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        No published figure matches.
        Found: 1 of "caseload.perPO" from 2022-05-17 to 2022-05-17, of the whole service

      studies/small.yaml:7:93  series[2].in
          7 |   - { figures: { metric: caseload.perPO, from: 2023-01-01 }, simulated: caseload.perPO, in: [then] }
            |                                                                                             ^^^^^^
        The study has no scenario "then".
        Allowed: now

      studies/small.yaml:8:58  series[3].simulated
          8 |   - { figures: { metric: capacity.mean.all }, simulated: capacity.mean.al / caseload.all }
            |                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        There is no metric "capacity.mean.al".
        Found: the text "capacity.mean.al / caseload.all"
        Allowed: a metric; several with + or - between; or these / one other, which gives %. Signs have spaces around them
        Did you mean "capacity.mean.all"?

      studies/small.yaml:9:55  series[4].simulated
          9 |   - { figures: { metric: caseload.perPO }, simulated: staff.inPost.PO + leavers.PO }
            |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        These metrics cannot be added: staff.inPost.PO is in FTE at month end, and leavers.PO in people during the month.

      studies/small.yaml:10:5  series[5]
         10 |   - { figures: { metric: retention }, simulated: staff.inPost.PO }
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        retention: The figure is in "share", and the model reports "FTE".
        Write "times:" and what the published number is to be multiplied by.

      studies/small.yaml:11:5  series[6]
         11 |   - { figures: { metric: vacancies, scope: by region }, simulated: staff.vacancies.PO }
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        vacancies, 2023-09-30, by region: The figure is not one number or range.
        Write "part:" and one of London, Wales, or two of them with / between.

      studies/small.yaml:12:44  milestones[1].blow
         12 | milestones: [{ simulated: unallocated.all, blow: 5 }]
            |                                            ^^^^
        A milestone has no key "blow".
        Allowed: name, simulated, scope, below, months, lasting, in
        Did you mean "below"?
      "
    `);
  });
});

describe('what a study draws month by month', () => {
  const files: Readonly<Record<string, string>> = {
    'base.yaml': 'name: Base\nrun: { start: 2021-07-01, years: 5 }\n',
    'first.yaml': 'name: First\nextends: base.yaml\n',
    'later.yaml': 'name: Later\nextends: first.yaml\nrun: { start: 2023-07-15 }\n',
  };
  const top = `name: Study
question: What?
about: This.
scenarios: [{ name: as it was, file: ../first.yaml }, { name: from 2023, file: ../later.yaml }, { name: lost, file: ../lost.yaml }]
series: [{ name: Workload, figures: { metric: capacity.mean.all }, simulated: capacity.mean.all }]
`;
  const reading = (entry: string) =>
    readPublishedStudy(
      'studies/drawn.yaml',
      (path) => (path === 'studies/drawn.yaml' ? `${top}by_month:\n${entry}` : files[path]),
      small,
    );

  test('may be a second scenario that begins later, and metrics of which nothing was published', () => {
    const read = reading(`  - name: Course
    until: 2026-06-30
    series: Workload
    metrics: [hiddenRisk.persons, reviews.missed / reviews.due]
    in: as it was
    then: from 2023
  - { name: Alone, until: 2026-06-30, metrics: hiddenRisk.persons, in: lost }
`);
    expect(read.ok && read.study.byMonth).toMatchObject([
      {
        series: [{ name: 'Workload' }],
        metrics: [{ text: 'hiddenRisk.persons' }, { text: 'reviews.missed / reviews.due', unit: '%' }],
        in: ['as it was'],
        then: { scenario: 'from 2023', starts: '2023-07-15' },
      },
      { series: [], metrics: [{ unit: 'people' }], in: ['lost'] },
    ]);
  });

  test('is told with its lines where it is wrong, all at once', () => {
    const read = reading(`  - { name: A, until: 2026-06-30, series: Workload, in: as it was, then: from 2032 }
  - { name: B, until: 2026-06-30, series: Workload, in: from 2023, then: as it was }
  - { name: C, until: 2023-06-30, series: Workload, in: as it was, then: from 2023 }
  - { name: D, until: 2026-06-30, series: Workload, then: from 2023 }
  - { name: E, until: 2026-06-30, series: Workload, in: as it was, then: lost }
  - { name: F, until: 2026-06-30, series: Workload, metrics: [capacity.mean.all, hiddenRisk.person], in: as it was }
  - { name: G, until: 2026-06-30, in: as it was, than: from 2023 }
`);
    expect(read.ok ? 'none' : describeNotes(read.problems)).toMatchInlineSnapshot(`
      "studies/drawn.yaml:7:74  by_month[1].then
          7 |   - { name: A, until: 2026-06-30, series: Workload, in: as it was, then: from 2032 }
            |                                                                          ^^^^^^^^^
        The study has no scenario "from 2032".
        Allowed: as it was, from 2023, lost
        Did you mean "from 2023"?

      studies/drawn.yaml:8:74  by_month[2].then
          8 |   - { name: B, until: 2026-06-30, series: Workload, in: from 2023, then: as it was }
            |                                                                          ^^^^^^^^^
        "as it was" does not begin after "from 2023".
        Found: it begins on 2021-07-01, and the other on 2023-07-15
        Name the one that begins first under "in", and the other under "then".

      studies/drawn.yaml:9:74  by_month[3].then
          9 |   - { name: C, until: 2023-06-30, series: Workload, in: as it was, then: from 2023 }
            |                                                                          ^^^^^^^^^
        "from 2023" begins after the last day that is drawn.
        Found: it begins on 2023-07-15, and "until" is 2023-06-30
        Write a later day after "until:".

      studies/drawn.yaml:10:59  by_month[4].then
         10 |   - { name: D, until: 2026-06-30, series: Workload, then: from 2023 }
            |                                                           ^^^^^^^^^
        A second scenario follows one other, and "in" does not name one alone.
        Found: as it was, from 2023, lost
        Write "in: ..." with the one that begins first.

      studies/drawn.yaml:11:74  by_month[5].then
         11 |   - { name: E, until: 2026-06-30, series: Workload, in: as it was, then: lost }
            |                                                                          ^^^^
        It is not known on which day "lost" begins.
        Found: There is no file lost.yaml.
        Check its file: procap check lost.yaml

      studies/drawn.yaml:12:63  by_month[6].metrics[1]
         12 |   - { name: F, until: 2026-06-30, series: Workload, metrics: [capacity.mean.all, hiddenRisk.person],...
            |                                                               ^^^^^^^^^^^^^^^^^
        capacity.mean.all is drawn already, by the series "Workload".
        Leave it out here.

      studies/drawn.yaml:12:82  by_month[6].metrics[2]
         12 |   - { name: F, until: 2026-06-30, series: Workload, metrics: [capacity.mean.all, hiddenRisk.person],...
            |                                                                                  ^^^^^^^^^^^^^^^^^
        There is no metric "hiddenRisk.person".
        Found: the text "hiddenRisk.person"
        Allowed: a metric; several with + or - between; or these / one other, which gives %. Signs have spaces around them
        Did you mean "hiddenRisk.persons"?

      studies/drawn.yaml:13:50  by_month[7].than
         13 |   - { name: G, until: 2026-06-30, in: as it was, than: from 2023 }
            |                                                  ^^^^
        What is drawn month by month has no key "than".
        Allowed: name, until, series, metrics, in, then
        Did you mean "then"?

      studies/drawn.yaml:13:5  by_month[7].series
         13 |   - { name: G, until: 2026-06-30, in: as it was, than: from 2023 }
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        There is nothing to draw here.
        Write "series: ...", "metrics: ..." or both.
      "
    `);
  });
});

describe('the studies that are shipped', () => {
  test('are six, each with a question and scenarios that stand in the folder above', () => {
    expect(studyFiles).toHaveLength(6);
    for (const path of studyFiles) {
      const { question, about, scenarios, id } = goodStudy(path);
      expect(question, id).toMatch(/\?$/);
      expect(about, id).toMatch(/\.$/);
      for (const { file } of scenarios) {
        const reading = readScenario(file, textOf);
        expect(reading.ok && reading.notes.filter(({ isAsMeant }) => !isAsMeant), file).toEqual([]);
      }
    }
  });

  test('leave no figure out in silence: each is compared, or named with the reason why it is not', () => {
    const named = new Set(studyFiles.flatMap((path) => figuresNamed(goodStudy(path))));
    expect(shipped.figures.filter((figure) => !named.has(figure)).map(nameOfFigure)).toEqual([]);
  });

  test('hold runs against headcounts after 31 March 2024 as tests only, those of 30 June 2025', () => {
    const late = studyFiles
      .flatMap((path) => goodStudy(path).series.flatMap(({ compared }) => compared))
      .filter(({ figure, day }) => /^staff\.(inPost|headcount)/.test(figure.metric) && day > '2024-03-31');
    expect(late.map(({ figure: { metric }, day, role }) => `${metric} ${day} ${role}`)).toEqual([
      'staff.inPost.PO 2025-06-30 test',
      'staff.inPost.PSO 2025-06-30 test',
      'staff.inPost.all 2025-06-30 test',
    ]);
  });

  test('say of the mean workload which of 120% and 111.7% is used, and why', () => {
    expect(
      goodStudy('scenarios/published/studies/service-2021-to-2030.yaml').choices.map(({ use, over, because }) => [
        use.value,
        over.value,
        because,
      ]),
    ).toContainEqual([1.2, 1.117, expect.stringMatching(/twelve days/)]);
  });
});
