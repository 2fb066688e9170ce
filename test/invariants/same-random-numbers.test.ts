import { describe, expect, test } from 'vitest';
import { metrics, parameterDefinitions, planUnits, simulateService } from '../../src/model/index.ts';
import type {
  DatedChange,
  MetricName,
  ParameterDefinition,
  ReplicationResult,
  ServiceInput,
} from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { baseline, monthly, run, seed, world } from '../model/worlds.ts';

/**
 * What chance does to anybody follows from their own name and history. What does not depend on a setting is the same to
 * the last bit whatever the setting is, whenever it changes, in whatever order a file gives its parts, and whichever
 * other regions there are.
 */

const settings = Object.entries(parameterDefinitions).flatMap(([chapter, definitions]) =>
  Object.entries(definitions as Readonly<Record<string, ParameterDefinition>>).map(([name, definition]) => ({
    chapter,
    name,
    definition,
  })),
);
const changeable = settings.filter(({ definition }) => definition.firstDayOnly !== true);
const chapters = [...new Set(changeable.map(({ chapter }) => chapter))];

const unit = world({ settings: { organisation: { share_of_service: 1 / 324 }, start: { run_in: 2 } } });

const valueOf = ({ parameters }: ServiceInput, chapter: string, name: string): DatedChange['value'] =>
  (parameters as unknown as Record<string, Record<string, DatedChange['value']>>)[chapter][name];

/** The same value with its parts in the opposite order. */
const turned = <Value>(value: Value): Value =>
  typeof value === 'object' && value !== null
    ? (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, part]) => [name, turned(part)]),
      ) as Value)
    : value;

/** Changes that set settings to what they are, on a day. */
const setAgain = (date: string, which = changeable, input = unit): DatedChange[] =>
  which.map(({ chapter, name }) => ({ date, chapter, name, value: turned(valueOf(input, chapter, name)) }));

/** Every figure of a result, with the area and the day, so that a difference can be read. */
const figuresOf = (result: ReplicationResult): string[] =>
  result.areas.flatMap((area) =>
    metrics.flatMap(({ name }) =>
      monthly(result, name, area).map((value, month) => `${area} ${result.dates[month]} ${name} ${value}`),
    ),
  );

/** The metrics that differ anywhere between two results. */
const metricsThatDiffer = (one: ReplicationResult, other: ReplicationResult): MetricName[] =>
  metrics.map(({ name }) => name).filter((name) => monthly(one, name).join() !== monthly(other, name).join());

const plain = run(unit);

describe('a change that changes nothing', () => {
  test('to all settings at once, on any day of the week, moves no figure', () => {
    for (const day of ['02', '03', '04', '05', '06', '07', '08'])
      expect(metricsThatDiffer(run({ ...unit, changes: setAgain(`2021-08-${day}`) }), plain)).toEqual([]);
  });

  test.each(chapters)('beside changes of everything else in chapter %s moves no figure', (chapter) => {
    // The settings of the chapter take other values and then their own again; all others are set to what they are.
    const isOfChapter = (each: { readonly chapter: string }): boolean => each.chapter === chapter;
    const changes = (date: string, changed: (value: DatedChange['value']) => DatedChange['value']): DatedChange[] =>
      setAgain(date, changeable.filter(isOfChapter)).map((change) => ({ ...change, value: changed(change.value) }));
    const there = changes('2021-08-05', otherValue);
    const back = changes('2021-10-21', (value) => value);
    const others = changeable.filter((each) => !isOfChapter(each));
    const beside = [
      ...there,
      ...['2021-08-05', '2021-09-14', '2021-10-21'].flatMap((date) => setAgain(date, others)),
      ...back,
    ];
    expect(
      metricsThatDiffer(run({ ...unit, changes: beside }), run({ ...unit, changes: [...there, ...back] })),
    ).toEqual([]);
  });

  test('to the order of the parts of every setting moves no figure', () => {
    const parameters = Object.fromEntries(
      Object.entries(unit.parameters).map(([chapter, values]) => [
        chapter,
        Object.fromEntries(Object.entries(values as object).map(([name, value]) => [name, turned(value)])),
      ]),
    ) as unknown as ServiceInput['parameters'];
    expect(metricsThatDiffer(run({ ...unit, parameters }), plain)).toEqual([]);
  });
});

/** A value a little beside another, a whole number for a whole number; the same where none is sure to be allowed. */
function otherValue(value: DatedChange['value']): DatedChange['value'] {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return Number.isInteger(value) ? value + 1 : value * 1.1;
  if (typeof value === 'string') return value;
  const [first, second] = Object.keys(value);
  return second === undefined ? value : { ...value, [first]: value[second], [second]: value[first] };
}

describe('a change of a setting on which no behaviour hangs', () => {
  test.each([
    ['pay.on_costs', 0.45, ['staff.cost']],
    ['staff.other_staff', 5000, ['staff.inPost.all']],
    ['staff.required_probation_officers', 7000, ['staff.required.PO', 'staff.vacancies.PO']],
    ['work.current_allowance', 10, ['cases.noCurrentAssessment']],
    ['work.current_from_start', 20, ['cases.noCurrentAssessment']],
  ] as const)('%s moves its own figures and no other', (path, value, moved) => {
    const [chapter, name] = path.split('.');
    for (const date of ['2021-08-01', '2021-09-16'])
      expect(metricsThatDiffer(run({ ...unit, changes: [{ date, chapter, name, value }] }), plain)).toEqual(moved);
  });
});

describe('regions', () => {
  const service = (delivery_units: Record<string, number>): ReplicationResult =>
    run(world({ settings: { organisation: { share_of_service: 1 / 54, delivery_units } } }));

  test('in another order have the same results', () => {
    const order = ['Wales', 'London', 'North East'];
    const inOrder = service({ Wales: 2, London: 1, 'North East': 1 });
    expect(figuresOf(service({ 'North East': 1, London: 1, Wales: 2 }))).toEqual(figuresOf(inOrder));
    expect(inOrder.areas.slice(1)).toEqual([...order].sort().map((name) => `region:${name}`));
  });

  test('keep the random numbers of their people whichever other regions there are, and wherever a file names them', () => {
    // The rest of the service is as large whatever its name, so that this region is the same part of it.
    const withOther = (other: string): ReplicationResult =>
      run(
        world({
          settings: {
            organisation: {
              share_of_service: 1 / 54,
              delivery_units: { [other]: 1, Midlands: 1 },
              caseload_weight: { [other]: 1.3 },
              unit_size_spread: 0,
              unit_staffing_spread: 0,
            },
          },
        }),
      );
    const of = (result: ReplicationResult): string[] =>
      figuresOf(result).filter((each) => each.startsWith('region:Midlands'));
    expect(of(withOther('Anglia'))).toEqual(of(withOther('Zetland')));
  });

  test('draw the size of their units from their own names', () => {
    const sharesOf = (delivery_units: Record<string, number>) => {
      const { organisation } = baseline.parameters;
      const { parameters } = world({ settings: { organisation: { ...organisation, vacancies: {}, delivery_units } } });
      const plans = planUnits(parameters, seed);
      const wales = plans.filter(({ region }) => region === 'Wales');
      return wales.map(({ shareOfCases }) => (shareOfCases / wales[0].shareOfCases).toFixed(12));
    };
    expect(sharesOf({ Wales: 4, Anglia: 2 })).toEqual(sharesOf({ Wales: 4 }));
    expect(sharesOf({ Wales: 5 }).slice(0, 4)).toEqual(sharesOf({ Wales: 4 }));
  });
});

describe('the officers of a unit', () => {
  test('have random numbers of their own: no two in ten years have one key', () => {
    const keys: string[] = [];
    const collect = ({ officers }: Service): void => {
      for (let officer = officers.first; officer < officers.end; officer = officers.after(officer))
        keys.push(`${officers.source[officer]}/${officers.serialNumber[officer]}`);
    };
    const input = world({ years: 10, settings: { staff: { agency_officers: 500 } } });
    const changes: DatedChange[] = [
      { date: '2023-07-01', chapter: 'staff', name: 'agency_officers', value: 100 },
      { date: '2024-07-01', chapter: 'staff', name: 'agency_officers', value: 700 },
      { date: '2025-07-01', chapter: 'staff', name: 'posts_probation_services_officers', value: 6000 },
    ];
    simulateService({ ...input, changes }, seed, 1, { observer: { eventComes: () => undefined, unitEnds: collect } });
    expect(keys.length).toBeGreaterThan(200);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
