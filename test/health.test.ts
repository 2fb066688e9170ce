import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metrics, parameterDefinitions } from '../src/model/index.ts';
import type { ParameterDefinition } from '../src/model/index.ts';

const root = resolve(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

describe('The health of the project', () => {
  it('gives every parameter a meaning that ends with a full stop, a unit and limits in order', () => {
    for (const [chapter, definitions] of Object.entries(parameterDefinitions)) {
      for (const [name, each] of Object.entries<ParameterDefinition>(definitions)) {
        expect(each.about, `${chapter}.${name}`).toMatch(/^[A-Z].*\.$/s);
        if (each.kind === 'number' || each.kind === 'numbers') {
          expect(each.unit, `${chapter}.${name}`).not.toBe('');
          expect(each.least, `${chapter}.${name}`).toBeLessThan(each.most);
        }
      }
    }
  });

  it('gives every metric one name, a label and a meaning that ends with a full stop', () => {
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
    for (const { name, about, label } of metrics) {
      expect(about, name).toMatch(/\.$/);
      expect(label, name).toMatch(/^[A-Z]/);
    }
  });

  it('names one version and one date wherever it says how to cite it', () => {
    const read = (name: string): string => readFileSync(join(root, name), 'utf8');
    const { version, description, keywords } = JSON.parse(read('package.json')) as Record<string, unknown>;
    const citation = read('CITATION.cff');
    expect(JSON.parse(read('codemeta.json'))).toMatchObject({
      version,
      description,
      keywords,
      datePublished: /^date-released: (\S+)$/m.exec(citation)?.[1],
    });
    expect(/^version: (\S+)$/m.exec(citation)?.[1]).toBe(version);
  });

  it('keeps every source file under 400 lines', () => {
    expect(sources.filter((name) => readFileSync(join(root, 'src', name), 'utf8').split('\n').length > 400)).toEqual(
      [],
    );
  });

  it('names a source for every rule of policy', () => {
    const rules = sources.filter((name) => name.startsWith('model/rules/'));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((name) => !readFileSync(join(root, 'src', name), 'utf8').includes('Source:'))).toEqual([]);
  });

  it('documents every metric in the table that users read', () => {
    const text = readFileSync(join(root, 'src/model/README.md'), 'utf8');
    expect(metrics.filter(({ name }) => !text.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
  });

  it("describes every feedback loop and every chapter of parameters in the model's own document", () => {
    const text = readFileSync(join(root, 'src/model/README.md'), 'utf8');
    for (const chapter of Object.keys(parameterDefinitions)) expect(text).toContain(`\`${chapter}\``);
    for (const loop of Object.keys(parameterDefinitions.loops)) expect(text).toContain(`\`${loop}\``);
  });
});
