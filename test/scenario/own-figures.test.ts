import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { onceShortAreSuspended, simulateService } from '../../src/model/index.ts';
import { describeProblems, newAreaText, readScenario, regionsOf, resolvedYaml } from '../../src/scenario/index.ts';
import type { AccountLine, Scenario, ScenarioReading } from '../../src/scenario/index.ts';

/** Files in memory, and those that come with procap. */
function read(text: string, others: Readonly<Record<string, string>> = {}): ScenarioReading {
  return readScenario('mine.yaml', (path) => {
    if (path === 'mine.yaml') return text;
    if (others[path] !== undefined) return others[path];
    if (!path.startsWith('procap:')) return undefined;
    try {
      return readFileSync(new URL(`../../${path.slice('procap:'.length)}`, import.meta.url), 'utf8');
    } catch {
      return undefined;
    }
  });
}

function good(text: string, others: Readonly<Record<string, string>> = {}): Scenario {
  const reading = read(text, others);
  if (!reading.ok) throw new Error(describeProblems('mine.yaml', reading.problems));
  return reading.scenario;
}

function messageOf(text: string): string {
  const reading = read(text);
  if (reading.ok) throw new Error('It was read without a problem.');
  return describeProblems('mine.yaml', reading.problems);
}

const head = 'name: mine\nextends: procap:baseline\n';
const ownFigures = (...lines: string[]): string =>
  `${head}own_figures:\n${lines.map((line) => `  ${line}\n`).join('')}`;
const lineOf = ({ area }: Scenario, line: string): AccountLine => area!.lines.find((each) => each.line === line)!;
const national = good(head);

describe('an area that fills in nothing', () => {
  test('has its share of the service: all regions together are the service, cases and staff', () => {
    const regions = regionsOf(national).map((region) =>
      good(newAreaText({ name: region, question: 'How?', lines: { region } }, 'mine.yaml', 'procap:baseline')),
    );
    const total = (of: (scenario: Scenario) => number): number => regions.reduce((sum, each) => sum + of(each), 0);
    const { demand, staff, training, tasks } = national.parameters;
    expect(total((each) => each.parameters.demand.community_orders)).toBeCloseTo(demand.community_orders, 0);
    expect(total((each) => each.parameters.staff.probation_officers)).toBeCloseTo(staff.probation_officers, 1);
    expect(total((each) => each.parameters.training.places)).toBeCloseTo(training.places, 1);
    expect(total((each) => each.parameters.tasks.reports.fast_report)).toBeCloseTo(tasks.reports.fast_report, 0);
    for (const { area, parameters } of regions) {
      expect(Object.keys(parameters.organisation.delivery_units)).toEqual([area!.area]);
      expect(area!.lines.every(({ from, here, national }) => from === 'national' && here === national)).toBe(true);
    }
  });

  test('is simulated as a share of the service is: no count is left as that of the whole', () => {
    const asShare = good('name: mine\nextends: procap:one-unit\nrun: { years: 0.5 }\n');
    const asArea = good(
      'name: mine\nextends: procap:one-unit\nrun: { years: 0.5 }\nown_figures: { region: One unit }\n',
    );
    expect(asArea.parameters.organisation.share_of_service).toBe(1);
    const [one, other] = [asShare, asArea].map((scenario) => simulateService(scenario, 1, 0));
    expect(other.events).toBe(one.events);
  });
});

describe('the caseload of an area', () => {
  test('gives the starts, by the national length, and the mix of risk', () => {
    const scenario = good(
      ownFigures(
        'region: Wales',
        'source: Our extract, June 2025',
        'caseload:',
        '  community_orders: { low: 100, medium: 200, high: 90, very_high: 10 }',
        '  after_release: { low: 100, medium: 200, high: 250, very_high: 50, total: 650 }',
        '  before_release: 400'.replace('400', '{ total: 400 }'),
      ),
    );
    const { demand, supervision, risk } = scenario.parameters;
    const lengths = national.parameters.supervision;
    expect(demand.community_orders).toBeCloseTo((12 * 400) / lengths.community_order_length, 1);
    expect(demand.custodial_sentences).toBeCloseTo((12 * 650) / lengths.licence_length, 1);
    expect((demand.custodial_sentences * supervision.custody_length) / 12).toBeCloseTo(400, 1);
    expect(risk.rosh_mix).toEqual({ low: 0.2, medium: 0.4, high: 0.34, very_high: 0.06 });
    // 100 of 400 orders, and 300 of 600 after release
    expect(scenario.area!.remarks.join(' ')).toMatch(/40% high or very high\. Yours: 25% of .+, 50% of /);
    expect(lineOf(scenario, 'Starts a year: community orders')).toMatchObject({ from: 'follows' });
    expect(lineOf(scenario, 'Starts a year: suspended sentence orders')).toMatchObject({ from: 'national' });
  });

  test('and starts that disagree are both kept; how far is said, and more than a quarter asks for a check', () => {
    const withStarts = (starts: number): Scenario =>
      good(
        ownFigures(
          'region: Wales',
          'caseload: { community_orders: { total: 1300 } }',
          `starts: { community_orders: ${starts} }`,
        ),
      );
    const usual = (12 * 1300) / national.parameters.supervision.community_order_length;
    const near = withStarts(Math.round(1.1 * usual));
    expect(near.parameters.demand.community_orders).toBe(Math.round(1.1 * usual));
    expect(lineOf(near, 'Caseload: community orders').here).toBeCloseTo(1300, 1);
    expect(near.area!.remarks.join(' ')).toContain('10% more. Both are kept');
    expect(near.area!.remarks.join(' ')).not.toContain('far apart');
    expect(withStarts(Math.round(2 * usual)).area!.remarks.join(' ')).toContain('far apart');
  });
});

describe('an area in which short sentences are suspended', () => {
  const starts = 'starts: { suspended_sentence_orders: 1000, custodial_sentences: 2000 }';
  const caseload = 'caseload: { before_release: { total: 1900 }, after_release: { total: 3500 } }';
  const measure = national.changes.find(({ name }) => name === 'short_sentences_suspended')!;
  const share = national.parameters.demand.short_sentences * Number(measure.value);
  const inForceFrom = (scenario: Scenario, date: string) =>
    onceShortAreSuspended(
      scenario.changes
        .filter((change) => change.date <= date)
        .reduce(
          (p, { chapter, name, value }) => ({ ...p, [chapter]: { ...p[chapter as 'demand'], [name]: value } }),
          scenario.parameters,
        ),
    );

  test('later has its own starts until then, and as many more orders as its own sentences make', () => {
    const scenario = good(ownFigures('region: Wales', starts));
    expect(scenario.parameters.demand).toMatchObject({ suspended_sentence_orders: 1000, custodial_sentences: 2000 });
    expect(scenario.changes.filter(({ name }) => /custodial|suspended_sentence/.test(name))).toEqual([]);
    const { demand } = inForceFrom(scenario, measure.date);
    expect(share).toBeGreaterThan(0.1);
    expect(demand.suspended_sentence_orders).toBeCloseTo(1000 + 2000 * share, 6);
    expect(demand.custodial_sentences).toBeCloseTo(2000 * (1 - share), 6);
  });

  test('on the day of its figures has the starts and the people that it gives, as they come out', () => {
    const later = good(ownFigures('region: Wales', 'date: 2027-03-31', starts, caseload));
    expect(later.parameters.demand.short_sentences_suspended).toBe(measure.value);
    const { demand, supervision } = inForceFrom(later, later.start);
    expect(demand.suspended_sentence_orders).toBeCloseTo(1000, 1);
    expect(demand.custodial_sentences).toBeCloseTo(2000, 1);
    expect(supervision.custody_length).toBeCloseTo((12 * 1900) / 2000, 3);
    expect(supervision.licence_length).toBeCloseTo((12 * 3500) / 2000, 3);
    for (const [line, here] of [
      ['Starts a year: suspended sentence orders', 1000],
      ['Starts a year: custodial sentences', 2000],
      ['Caseload: before release', 1900],
      ['Caseload: after release', 3500],
    ] as const)
      expect(Math.round(lineOf(later, line).here), line).toBe(here);
    expect(lineOf(later, 'Starts a year: community orders').from).toBe('national');
  });

  test('is told where more would be suspended than it has orders', () => {
    const fewOrders = starts.replace('1000', '100');
    expect(messageOf(ownFigures('region: Wales', 'date: 2027-03-31', fewOrders))).toContain(
      'What follows from this figure is not possible: demand.suspended_sentence_orders would be -',
    );
  });
});

describe('staff of an area', () => {
  test('in post without vacancies keep the baseline’s ratio of posts; with vacancies posts are as given, for good', () => {
    const ratio =
      national.parameters.staff.posts_probation_services_officers /
      national.parameters.staff.probation_services_officers;
    const without = good(ownFigures('region: Wales', 'staff: { probation_services_officers: { fte: 200 } }'));
    expect(without.parameters.staff.posts_probation_services_officers).toBeCloseTo(200 * ratio, 2);
    const withThem = good(
      ownFigures('region: Wales', 'staff: { probation_services_officers: { fte: 200, vacancies: 20 } }'),
    );
    expect(withThem.parameters.staff.posts_probation_services_officers).toBe(220);
    expect(withThem.changes.filter(({ name }) => name === 'posts_probation_services_officers')).toEqual([]);
  });

  test('contradictions between figures are told where they stand', () => {
    const message = messageOf(
      ownFigures(
        'region: Wales',
        'staff:',
        '  probation_officers: { fte: 250, people: 240, in_sentence_management: 300, under_2_years: 3 }',
        '  newly_qualified: 260',
      ),
    );
    expect(message).toContain('mine.yaml:6:32  own_figures.staff.probation_officers.fte');
    expect(message).toContain('There are more full-time equivalents than people.');
    expect(message).toContain('More work in sentence management than are in post.');
    expect(message).toContain('More officers are newly qualified than there are.');
    expect(message).toContain('a number, or 0, for from_2_to_4, from_4_to_10, from_10_years too');
  });
});

describe('where and when', () => {
  test('a region is known whatever its capitals and commas, and a misspelt one is told with the nearest', () => {
    expect(good(ownFigures('region: kent surrey & sussex')).area!.area).toBe('Kent, Surrey and Sussex');
    expect(messageOf(ownFigures('region: Grater Manchester'))).toContain('Did you mean "Greater Manchester"?');
  });

  test('figures of a later day start the run on the first of the next month, with what the baseline has by then', () => {
    const year = Number(national.start.slice(0, 4)) + 2;
    const scenario = good(ownFigures('region: Wales', `date: ${year}-03-31`));
    expect(scenario.start).toBe(`${year}-04-01`);
    expect(scenario.changes.every(({ date }) => date > scenario.start)).toBe(true);
    for (const { chapter, name } of national.changes) {
      if (chapter !== 'supervision') continue;
      const last = national.changes.findLast((each) => each.name === name && each.date <= scenario.start);
      if (last !== undefined)
        expect((scenario.parameters.supervision as Record<string, unknown>)[name], name).toEqual(last.value);
    }
  });

  test('may begin on the very day of a national change, as may a run without own figures', () => {
    const days = [...new Set(national.changes.map(({ date }) => date))].filter((date) => date.endsWith('-01'));
    expect(days).toContain('2026-10-01');
    for (const day of days) {
      expect(good(ownFigures('region: Wales', `date: ${day}`)).start, day).toBe(day);
      const { changes } = good(`${head}run: { start: ${day} }\n`);
      expect(changes, day).toEqual(national.changes.filter(({ date }) => date >= day));
    }
  });

  test('a change of the file itself goes before the share and before own figures of the same setting', () => {
    const change =
      '  - { setting: training.places, to: { value: 77, unit: places a year, source: Our plan of May, quality: published }, because: x }\n';
    const scenario = good(`${ownFigures('region: Wales')}changes:\n${change}`);
    expect(scenario.parameters.training.places).toBe(77);
    const both = messageOf(`${ownFigures('region: Wales', 'trainees: { starting_a_year: 50 }')}changes:\n${change}`);
    expect(both).toContain('"training.places" is changed twice from the start');
  });
});

describe('own figures among changes that add, multiply and end', () => {
  const change = (setting: string, to: string, when = ''): string =>
    `  - { setting: ${setting}, ${when}to: { ${to} }, because: x }\n`;
  const plan = [
    change('staff.probation_officers', 'add: -20, unit: FTE'),
    change('training.places', 'times: 0.5', 'from: 2026-04-01, until: 2027-04-01, over: 2 months, '),
    change('absence.sickness_weight', 'times: 0.9'),
    change('tasks.reports', 'times: 0.5'),
  ].join('');
  const figures = ownFigures(
    'region: Wales',
    'date: 2025-09-30',
    'staff: { probation_officers: { fte: 200 } }',
    'trainees: { starting_a_year: 40 }',
  );
  const own = good(figures);

  test('are what those act on, in the same file as in a plan that extends it', () => {
    const inOneFile = good(`${figures}changes:\n${plan}`);
    const ofPlan = good(`name: plan\nextends: own.yaml\nchanges:\n${plan}`, { 'own.yaml': figures });
    expect(ofPlan.files.at(-2)).toBe('own.yaml');
    for (const { parameters, changes, start } of [inOneFile, ofPlan]) {
      expect(start).toBe('2025-10-01');
      expect(parameters.staff.probation_officers).toBe(180);
      expect(changes.filter(({ name }) => name === 'places').map(({ date, value }) => [date, value])).toEqual([
        ['2026-04-01', 30],
        ['2026-05-01', 20],
        ['2027-04-01', 40],
      ]);
      expect(Object.values(parameters.absence.sickness_weight)[0]).toBeCloseTo(
        0.9 * Object.values(own.parameters.absence.sickness_weight)[0],
        9,
      );
      expect(parameters.tasks.reports.fast_report).toBeCloseTo(own.parameters.tasks.reports.fast_report / 2, 9);
    }
  });

  test('hide what the extended file changes before their day; what it changes later goes on in proportion', () => {
    const below = [
      change('staff.probation_officers', 'times: 2'),
      change('demand.community_orders', 'times: 1.5', 'from: 2025-08-01, until: 2026-08-01, '),
      change('demand.community_orders', 'times: 1.2', 'from: 2026-01-01, '),
    ].join('');
    const text = `${figures.replace('procap:baseline', 'below.yaml')}`;
    const withStarts = `${text}  starts: { community_orders: 3000 }\n`;
    const others = { 'below.yaml': `${head}changes:\n${below}` };
    const [shared, given] = [text, withStarts].map((each) => good(each, others));
    expect(given.parameters.staff.probation_officers).toBe(200);
    const coursesOf = ({ changes }: Scenario): unknown =>
      changes.filter(({ name }) => name === 'community_orders').map(({ date, value }) => [date, value]);
    expect(coursesOf(given)).toEqual([
      ['2026-01-01', 3600],
      ['2026-08-01', 2400],
    ]);
    const usual = own.parameters.demand.community_orders;
    expect(given.parameters.demand.community_orders).toBe(3000);
    expect(shared.parameters.demand.community_orders / usual).toBeCloseTo(1.5, 4);
    const again = readScenario('again.yaml', (path) => (path === 'again.yaml' ? resolvedYaml(given) : undefined));
    expect(again.ok && [again.scenario.parameters, again.scenario.changes]).toEqual([given.parameters, given.changes]);
  });
});

describe('regions of one’s own in changes', () => {
  const units =
    '  - { setting: organisation.delivery_units, to: { value: { Here: 4 }, unit: units, quality: assumed, plausible: [1, 1] }, because: x }\n';
  const orders =
    '  - { setting: demand.community_orders, to: { value: 3000, unit: cases a year, quality: assumed, plausible: [2900, 3100] }, because: x }\n';
  const others = ['suspended_sentence_orders', 'custodial_sentences']
    .map((name) => orders.replace('community_orders', name).replace('3000', '2950'))
    .join('');

  test('do away with what the baseline says of others, with a note in place of a problem for each', () => {
    const reading = read(`${head}changes:\n${units}`);
    if (!reading.ok) throw new Error(describeProblems('mine.yaml', reading.problems));
    expect(reading.scenario.parameters.organisation).toMatchObject({
      caseload_weight: { Here: 1 },
      vacancies: { Here: 0 },
    });
    expect(reading.notes.map(({ message }) => message).join()).toContain('What is said of others no longer holds');
    const again = readScenario('again.yaml', (path) =>
      path === 'again.yaml' ? resolvedYaml(reading.scenario) : undefined,
    );
    expect(again.ok).toBe(true);
  });

  test('with starts of their own are told of the reports and staff that are still those of the whole service', () => {
    const reading = read(`${head}changes:\n${units}${orders}${others}`);
    const notes = reading.ok ? reading.notes.map(({ message }) => message).join() : '';
    expect(notes).toMatch(/other counts are still those of the whole service: .*tasks\.reports/);
  });

  test('are told so too in a plan that extends them, and a plan for the whole service is not', () => {
    const notesOf = (changes: string, others: Readonly<Record<string, string>>, parent: string): string => {
      const reading = read(`name: plan\nextends: ${parent}\nchanges:\n${changes}`, others);
      if (!reading.ok) throw new Error(describeProblems('mine.yaml', reading.problems));
      return reading.notes.map(({ file, message }) => `${file}: ${message}`).join('\n');
    };
    const fewer = '  - { setting: demand.community_orders, to: { times: 0.9 }, because: x }\n';
    const part = { 'part.yaml': `${head}changes:\n${units}${orders}${others}` };
    expect(notesOf(fewer, part, 'part.yaml')).toMatch(/part\.yaml: The starts are .*tasks\.reports/);
    expect(notesOf(fewer, {}, 'procap:baseline')).not.toContain('The starts are');
  });

  test('are what a relative change acts on, where the baseline names others', () => {
    const weights = '  - { setting: organisation.caseload_weight, to: { times: 1.1 }, because: x }\n';
    const scenario = good(`${head}changes:\n${units}${weights}`);
    expect(scenario.parameters.organisation.caseload_weight).toEqual({ Here: 1.1 });
  });
});

describe('a source of one’s own', () => {
  test('is registered by its words, and is in the composed file again', () => {
    const scenario = good(
      ownFigures('region: Wales', 'source: "Our HR return, June 2025"', 'staff: { other_staff: 400 }'),
    );
    const row = scenario.assumptions.find(({ setting }) => setting === 'staff.other_staff')!;
    expect(row).toMatchObject({
      source: 'own:our-hr-return-june-2025',
      ownSources: { 'own:our-hr-return-june-2025': 'Our HR return, June 2025' },
      quality: 'published',
    });
    expect(/source: .?Our HR return, June 2025/.test(resolvedYaml(scenario))).toBe(true);
  });

  test('must not be an id of the register with more behind it', () => {
    expect(messageOf(ownFigures('region: Wales', 'source: omsq table 3', 'staff: { other_staff: 400 }'))).toContain(
      'A source of the register is given by its id alone',
    );
  });
});
