import { describe, expect, test } from 'vitest';
import { resolvedYaml, scenarioSchema } from '../../../src/scenario/index.ts';
import { goodScenario, readFrom, smallBaseline, smallDefinitions } from '../small-service.ts';

const asking = smallBaseline.replace('years: 5', 'years: 5, steady_state: true');
const files = { 'plan.yaml': 'name: plan\nextends: baseline.yaml\n', 'baseline.yaml': asking };

describe('A scenario that asks for a steady state', () => {
  test('says so once, and the files that extend it need not', () => {
    expect(goodScenario({ 'baseline.yaml': asking }).steadyState).toBe(true);
    expect(goodScenario(files, 'plan.yaml').steadyState).toBe(true);
    expect(
      goodScenario({ ...files, 'plan.yaml': `${files['plan.yaml']}run: { steady_state: false }\n` }, 'plan.yaml')
        .steadyState,
    ).toBeUndefined();
  });

  test('does not if it says nothing', () => {
    expect(goodScenario({ 'baseline.yaml': smallBaseline })).not.toHaveProperty('steadyState');
  });

  test('still does as one composed file', () => {
    const composed = resolvedYaml(goodScenario(files, 'plan.yaml'));
    expect(composed).toContain('steady_state: true }');
    expect(goodScenario({ 'one.yaml': composed }).steadyState).toBe(true);
    expect(resolvedYaml(goodScenario({ 'baseline.yaml': smallBaseline }))).not.toContain('steady_state');
  });

  test('must say true or false', () => {
    expect(readFrom({ 'baseline.yaml': asking.replace('steady_state: true', 'steady_state: yes') })).toMatchObject({
      ok: false,
      problems: [
        {
          field: 'run.steady_state',
          message: 'This is a switch.',
          allowed: 'true or false',
          suggestion: 'Write true.',
        },
      ],
    });
  });

  test('is completed by editors', () => {
    expect(JSON.stringify(scenarioSchema(smallDefinitions))).toContain(
      '"steady_state":{"type":"boolean","description":"Whether the question is about the long run',
    );
  });
});
