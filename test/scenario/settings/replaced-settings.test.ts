import { expect, test } from 'vitest';
import { inPlaceOf, quantity, withDefault } from '../../../src/model/parameters/definition.ts';
import { describeProblems } from '../../../src/scenario/index.ts';
import { readFrom, smallBaseline, smallDefinitions } from '../small-service.ts';

const travel = inPlaceOf(
  { name: 'journeys', instead: 'Write "travel": hours, not journeys.' },
  withDefault(quantity('hours', { least: 0, most: 40, about: 'Hours a week for travel.' }), {
    value: 0,
    quality: 'assumed',
    plausible: [0, 1],
  }),
);
const definitions = { ...smallDefinitions, supervision: { ...smallDefinitions.supervision, travel } };

function problemsOf(files: Readonly<Record<string, string>>): string {
  const reading = readFrom(files, undefined, { definitions, sourceIds: ['justice-data', 'omsq'] });
  return reading.ok ? '' : describeProblems(Object.keys(files)[0], reading.problems);
}

test('A setting that has been replaced is told with what to write instead, in a baseline and in a change', () => {
  const old = '    journeys: { value: 4, unit: journeys, quality: assumed, plausible: [1, 8] }';
  const baseline = smallBaseline.replace('  supervision:\n', `  supervision:\n${old}\n`);
  expect(problemsOf({ 'baseline.yaml': baseline })).toContain('Write "travel": hours, not journeys.');
  const change = [
    'name: old',
    'question: What if there were fewer journeys?',
    'extends: baseline.yaml',
    'changes:',
    '  - setting: supervision.journeys',
    '    to: { value: 2, unit: journeys, quality: assumed, plausible: [1, 8] }',
    '    because: The question.',
  ].join('\n');
  expect(problemsOf({ 'old.yaml': change, 'baseline.yaml': smallBaseline })).toContain(
    'Write "travel": hours, not journeys.',
  );
});

test('One number where a setting has one for each name is told with the numbers to write', () => {
  const baseline = smallBaseline.replace(/(hours:\s*\{?\s*value: )\{[^}]*\}/, '$12');
  expect(baseline).not.toBe(smallBaseline);
  expect(problemsOf({ 'baseline.yaml': baseline })).toContain(
    'Write "{ low: 2, medium: 2, high: 2 }" if all are the same.',
  );
});
