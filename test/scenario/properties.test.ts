import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { resolvedYaml, scenarioSchema } from '../../src/scenario/index.ts';
import { scenarioFileSchema } from '../../src/scenario/schema/file-schema.ts';
import { findForbiddenCharacter } from '../../src/scenario/yaml/text-faults.ts';
import { goodScenario, readFrom, smallBaseline, smallDefinitions, textOf } from './small-service.ts';

const seed = 20260801; // printed by fast-check with the path when a property fails
const retention = textOf('good/retention.yaml')!;

vi.setConfig({ testTimeout: 30_000 }); // on a machine that is busy

describe('whatever is typed', () => {
  const pieces = [
    '\t',
    '  ',
    '\n',
    '\r',
    ': ',
    ' #',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    '&a ',
    '*a',
    '!x ',
    '<<: ',
    '---\n',
    '%',
    '|',
    '>',
    '0',
    '-',
    '.5',
    '1e999',
    'null',
    '~',
    '\u0000',
    '\uFEFF',
    '\u2028',
    'é',
    '👩‍🚒',
    '__proto__',
    'constructor: ',
  ];
  const edit = fc.record({
    at: fc.nat({ max: 999 }),
    remove: fc.nat({ max: 12 }),
    insert: fc.constantFrom('', ...pieces),
  });

  function edited(text: string, edits: readonly { at: number; remove: number; insert: string }[]): string {
    return edits.reduce((now, { at, remove, insert }) => {
      const from = Math.floor((at / 1000) * now.length);
      return now.slice(0, from) + insert + now.slice(from + remove);
    }, text);
  }

  function expectUsable(files: Readonly<Record<string, string>>): void {
    const reading = readFrom(files);
    if (reading.ok) return;
    expect(reading.problems.length).toBeGreaterThan(0);
    for (const { file, line, column, length, source, message } of reading.problems) {
      const lines = (files[file] ?? '').replace(/^\uFEFF/, '').split('\n');
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(message).toMatch(/^[A-Z].*[.]$/s);
      if (source === undefined) continue; // nothing is shown of a text that is no scenario
      expect(source).toBe(lines[line - 1].replace(/\r$/, ''));
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column - 1 + length!).toBeLessThanOrEqual(Math.max(1, source.length + 1));
    }
  }

  test('a baseline with random edits is read, or has problems on lines that it has; nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
        expectUsable({ 'baseline.yaml': edited(smallBaseline, edits) }),
      ),
      { seed, numRuns: 250 },
    );
  });

  test('a scenario with random edits likewise', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
        expectUsable({ 'a.yaml': edited(retention, edits), 'baseline.yaml': smallBaseline }),
      ),
      { seed, numRuns: 250 },
    );
  });

  test('text of any kind likewise, and groups nested without end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => expectUsable({ 'a.yaml': text })),
      { seed, numRuns: 200 },
    );
    for (const deep of [
      '['.repeat(20_000),
      '{a: '.repeat(20_000),
      '- '.repeat(20_000),
      'a: &a [*a, *a]\nb: &b [*a, *b]\n',
    ])
      expectUsable({ 'a.yaml': deep });
  });

  test('what is read is also allowed by the schema for editors', () => {
    const form = scenarioFileSchema(smallDefinitions);
    let good = 0;
    const slip = fc.record({
      at: fc.nat({ max: 999 }),
      remove: fc.nat({ max: 1 }),
      insert: fc.constantFrom(...' 015.-eax'),
    });
    fc.assert(
      fc.property(fc.constantFrom(smallBaseline, retention), slip, (text, edit) => {
        const files = { 'a.yaml': edited(text, [edit]), 'baseline.yaml': smallBaseline };
        if (!readFrom(files).ok) return;
        good += 1;
        expect(form.safeParse(parse(files['a.yaml'].replace(/^\uFEFF/, ''))).error?.issues).toBeUndefined();
      }),
      { seed, numRuns: 300 },
    );
    expect(good).toBeGreaterThan(50); // else the property would say little
  });
});

describe('a composed scenario as one file', () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((each) => each.trim())
    .filter((each) => each !== '' && findForbiddenCharacter(each) === undefined);
  const line = text.filter((each) => !/[\r\n]/.test(each));
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const source = fc.constantFrom('omsq', ['omsq', 'justice-data'], 'pq:1.2');
  const surely = fc.record(
    { source, quality: fc.constantFrom('published', 'secondary', 'derived'), note: text },
    { requiredKeys: ['source', 'quality'] },
  );
  const hours = fc.double({ min: 0, max: 40, noNaN: true });
  const regions = fc.dictionary(line, fc.double({ min: 0, max: 5000, noNaN: true }), { minKeys: 1, maxKeys: 4 });

  /** A change of some setting with some value, from some day or from the start. */
  const change = fc
    .oneof(
      fc.record({
        setting: fc.constant('staffing.posts_filled'),
        to: fc.tuple(share, surely).map(([value, rest]) => ({ value, unit: 'share', ...rest })),
      }),
      fc.record({
        setting: fc.constant('supervision.hours'),
        to: fc.tuple(hours, hours, fc.double({ min: 0, max: 1, noNaN: true })).map(([low, high, least]) => ({
          value: { low, medium: 1e-7, high },
          unit: 'hours',
          quality: 'assumed',
          plausible: [least, 1.5],
        })),
      }),
      fc.record({
        setting: fc.constant('supervision.review_by'),
        to: fc.record({
          value: fc.constantFrom('officer', 'senior', 'nobody'),
          quality: fc.constantFrom('assumed', 'inferred'),
        }),
      }),
      fc.record({
        setting: fc.constant('supervision.risk'),
        to: fc.tuple(fc.nat(100), surely).map(([low, rest]) => ({
          value: { low: low / 100, medium: 1 - low / 100, high: 0 },
          unit: 'share',
          ...rest,
        })),
      }),
    )
    .chain((each) =>
      fc.record(
        {
          setting: fc.constant(each.setting),
          from: fc.constantFrom('2021-07-01', '2022-02-28', '2024-02-29', '2030-01-01'),
          to: fc.constant(each.to),
          because: text,
        },
        { requiredKeys: ['setting', 'to', 'because'] },
      ),
    );
  const changes = fc.uniqueArray(change, {
    maxLength: 8,
    selector: ({ setting, from }) => `${setting} ${from ?? '2021-07-01'}`,
  });
  const said = {
    question: text,
    description: text,
    run: fc.record(
      {
        years: fc.double({ min: 0.01, max: 40, noNaN: true }),
        seed: fc.nat(),
        replications: fc.integer({ min: 1, max: 100_000 }),
      },
      { requiredKeys: [] },
    ),
  };
  const threshold = fc.record({
    metric: fc.constant('unallocated.all'),
    at_most: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  });
  const scenario = fc.record(
    {
      name: line.map((each) => `${each} 1`),
      extends: fc.constant('baseline.yaml'),
      ...said,
      changes,
      thresholds: fc.array(threshold, { maxLength: 2 }),
    },
    { requiredKeys: ['name', 'extends'] },
  );

  test('reads back to the same input of the model and says the same of every value', () => {
    fc.assert(
      fc.property(scenario, fc.option(changes, { nil: undefined }), regions, (leaf, between, posts) => {
        const baseline = parse(smallBaseline);
        baseline.parameters.staffing.posts_by_region.value = posts;
        baseline.parameters.staffing.vacancies.value = Object.fromEntries(Object.entries(posts).slice(0, 1));
        const files = {
          'leaf.yaml': stringify({ ...leaf, extends: 'between.yaml' }),
          'between.yaml': stringify({
            name: 'between',
            extends: 'baseline.yaml',
            ...(between && { changes: between }),
          }),
          'baseline.yaml': stringify(baseline),
        };
        const { files: _, assumptions, changeLog, ...composed } = goodScenario(files);
        const {
          files: __,
          assumptions: rows,
          changeLog: log,
          ...back
        } = goodScenario({ 'one.yaml': resolvedYaml(goodScenario(files)) });
        expect(back).toEqual(composed);
        const facts = (all: typeof assumptions) =>
          all.map(({ setting, from, value, unit, source, quality, rag, plausible }) => ({
            setting,
            from,
            value,
            unit,
            source,
            quality,
            rag,
            plausible,
          }));
        expect(facts(rows)).toEqual(facts(assumptions));
        expect(log.map(({ date, setting, to, because }) => ({ date, setting, to, because }))).toEqual(
          changeLog
            .filter(({ date }) => date !== undefined)
            .map(({ date, setting, to, because }) => ({ date, setting, to, because })),
        );
      }),
      { seed, numRuns: 60 },
    );
  });

  test('keeps the reason of a change that replaced a value of the start, in its note', () => {
    const files = { 'retention.yaml': retention, 'baseline.yaml': smallBaseline };
    const back = goodScenario({ 'one.yaml': resolvedYaml(goodScenario(files)) });
    expect(back.assumptions.find((row) => row.setting === 'supervision.review_by')).toMatchObject({
      value: 'senior',
      note: 'Seniors sign off while officers are few.',
    });
    expect(resolvedYaml(back).replace(/^#.*\n/, '')).toBe(resolvedYaml(goodScenario(files)).replace(/^#.*\n/, ''));
  });
});

describe('the schema for editors', () => {
  const form = scenarioFileSchema(smallDefinitions);
  const schema = JSON.stringify(scenarioSchema(smallDefinitions));

  test('has every setting once, with its meaning, unit and limits', () => {
    expect(schema.match(/Time from the first appointment to the first review\. Unit: working days\./g)).toHaveLength(1);
    expect(scenarioSchema(smallDefinitions)).toMatchObject({
      definitions: {
        'supervision.first_review_due': {
          description: 'Time from the first appointment to the first review. Unit: working days.',
          required: ['value', 'unit', 'quality'],
          additionalProperties: false,
          properties: {
            value: { type: 'integer', minimum: 1, maximum: 130 },
            unit: { const: 'working days' },
            plausible: { $ref: '#/definitions/range' },
          },
        },
        quality: { enum: ['published', 'secondary', 'derived', 'calibrated', 'inferred', 'assumed'] },
        'supervision.review_by': { properties: { value: { enum: ['officer', 'senior', 'nobody'] } } },
        'supervision.risk': {
          properties: { value: { required: ['low', 'medium', 'high'], additionalProperties: false } },
        },
      },
    });
  });

  test('points only to parts that it has', () => {
    const { definitions } = scenarioSchema(smallDefinitions) as { definitions: object };
    const pointers = [...schema.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map((match) => match[1]);
    expect(pointers.length).toBeGreaterThan(10);
    expect(pointers.filter((pointer) => !Object.hasOwn(definitions, pointer))).toEqual([]);
  });

  test('says of a shared factor that it is a factor', () => {
    expect(scenarioSchema(smallDefinitions)).toMatchObject({
      definitions: {
        'supervision.risk': { properties: { plausible: { $ref: '#/definitions/factor' } } },
        factor: { description: expect.stringContaining('factor on all of the numbers') },
      },
    });
  });

  test.each([
    'misspelt-keys',
    'unknown-settings',
    'units',
    'numbers',
    'limits',
    'words',
    'run',
    'parameters-in-scenario',
    'no-name',
    'incomplete-change',
    'neither',
  ])('finds the mistakes of bad/%s.yaml as the reader does', (name) => {
    expect(form.safeParse(parse(textOf(`bad/${name}.yaml`)!)).success).toBe(false);
  });

  test('is the same twice, for the model itself too', () => {
    expect(JSON.stringify(scenarioSchema(smallDefinitions))).toBe(schema);
    expect(JSON.stringify(scenarioSchema())).toBe(JSON.stringify(scenarioSchema()));
  });
});
