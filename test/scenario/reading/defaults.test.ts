import { describe, expect, test } from 'vitest';
import { quantity, shares, toggle, withDefault } from '../../../src/model/parameters/definition.ts';
import { resolvedYaml, scenarioSchema } from '../../../src/scenario/index.ts';
import { readFrom, smallBaseline, smallDefinitions } from '../small-service.ts';

const hours = quantity('hours', { least: 0, most: 40, about: 'Hours a week for travel.' });
const travel = withDefault(hours, { value: 2.5, source: 'omsq-later', quality: 'secondary', note: 'By rail.' });
const definitions = {
  ...smallDefinitions,
  supervision: { ...smallDefinitions.supervision, travel },
  remote: {
    allowed: withDefault(toggle('Whether appointments may be by telephone.'), { value: true, quality: 'assumed' }),
    by_risk: withDefault(shares(['low', 'high'], 'Recorded risk of those seen by telephone.'), {
      value: { low: 0.75, high: 0.25 },
      quality: 'assumed',
      plausible: [0.5, 2],
    }),
  },
};
const options = { definitions, sourceIds: ['justice-data', 'omsq'] };
const read = (baseline: string) => {
  const reading = readFrom({ 'baseline.yaml': baseline }, 'baseline.yaml', options);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join(' '));
  return reading;
};

describe('A setting with a default', () => {
  test('may be left out of a baseline, its chapter too, and is said to be a default', () => {
    const { scenario, notes } = read(smallBaseline);
    expect(scenario.parameters).toMatchObject({
      supervision: { travel: 2.5 },
      remote: { allowed: true, by_risk: { low: 0.75, high: 0.25 } },
    });
    expect(notes.map(({ line, field, message, found }) => [line, field, message, found])).toEqual([
      [10, 'supervision.travel', 'The baseline does not give "supervision.travel", so its default holds.', '2.5'],
      [4, 'remote.allowed', 'The baseline does not give "remote.allowed", so its default holds.', 'true'],
      [
        4,
        'remote.by_risk',
        'The baseline does not give "remote.by_risk", so its default holds.',
        '{"low":0.75,"high":0.25}',
      ],
    ]);
  });

  test('stands in the assumptions log with its evidence', () => {
    const row = read(smallBaseline).scenario.assumptions.find(({ setting }) => setting === 'supervision.travel');
    expect(row).toMatchObject({
      value: 2.5,
      unit: 'hours',
      source: 'omsq-later',
      quality: 'secondary',
      note: 'A default: the baseline does not give this setting. By rail.',
      file: 'baseline.yaml',
      line: 10,
    });
  });

  test('has the value that a baseline or a change gives, without a note', () => {
    const own = '    travel: { value: 4, unit: hours, quality: assumed, plausible: [1, 8] }';
    const given = read(`${smallBaseline.trimEnd()}\n${own}\n`);
    expect(given.scenario.parameters).toMatchObject({ supervision: { travel: 4 } });
    expect(given.notes.map(({ field }) => field)).toEqual(['remote.allowed', 'remote.by_risk']);
    const change = `changes: [{ setting: supervision.travel, to: { ${own.slice(14, -2)} }, because: So. }]`;
    const changed = read(`${smallBaseline.trimEnd()}\n${change}\n`);
    expect(changed.scenario.parameters).toMatchObject({ supervision: { travel: 4 } });
    expect(changed.notes.map(({ field }) => field)).toEqual(['remote.allowed', 'remote.by_risk']);
  });

  test('is optional in the schema; others are not', () => {
    const text = JSON.stringify(scenarioSchema(definitions));
    const required = [...text.matchAll(/"required":(\[[^\]]*\])/g)].map(([, names]) => names);
    expect(required.some((names) => names.includes('"travel"') || names.includes('"remote"'))).toBe(false);
    expect(required.some((names) => names.includes('"review_by"'))).toBe(true);
  });

  test('is written out in the composed file, which reads back without a note', () => {
    const composed = resolvedYaml(read(smallBaseline).scenario);
    const again = readFrom({ 'one.yaml': composed }, 'one.yaml', { definitions });
    expect(again).toMatchObject({ ok: true, notes: [] });
  });

  test('must fit its definition', () => {
    const wrong = withDefault(hours, { value: 50, quality: 'published' });
    expect(() =>
      readFrom({ 'baseline.yaml': smallBaseline }, 'baseline.yaml', {
        definitions: { ...smallDefinitions, supervision: { ...smallDefinitions.supervision, travel: wrong } },
      }),
    ).toThrow(
      'The default of supervision.travel does not fit its definition. The number is above the most allowed. ' +
        'A published value needs a source.',
    );
  });
});
