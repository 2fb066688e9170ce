import { Document, isCollection, isScalar, visit } from 'yaml';
import type { Assumption, Scenario, Threshold } from '../scenario.ts';

/**
 * A composed scenario as one file in the form of a baseline: every value in force, with its source and quality, and the
 * dated changes. It extends nothing and reads back to the same input of the model.
 *
 * Where a change replaced a value of the start, its reason follows the note.
 */
export function resolvedYaml(scenario: Scenario): string {
  const { name, question, description, start, years, replications, seed, steadyState } = scenario;
  const atStart = scenario.assumptions.filter((row) => row.from === undefined);
  const chapters = Object.keys(scenario.parameters).map((chapter) => {
    const rows = atStart.filter((row) => row.setting.startsWith(`${chapter}.`));
    return [
      chapter,
      Object.fromEntries(rows.map((row) => [row.setting.slice(chapter.length + 1), entryOf(row, row.because)])),
    ] as const;
  });
  const changes = scenario.assumptions
    .filter((row) => row.from !== undefined)
    .sort((a, b) => (a.from! < b.from! ? -1 : a.from! > b.from! ? 1 : 0))
    .map((row) => ({ setting: row.setting, from: row.from, to: entryOf(row), because: row.because }));
  const file = {
    name,
    ...(question !== undefined && { question }),
    ...(description !== undefined && { description }),
    run: { start, years, replications, seed, ...(steadyState && { steady_state: steadyState }) },
    parameters: Object.fromEntries(chapters),
    ...(changes.length > 0 && { changes }),
    ...(scenario.thresholds.length > 0 && { thresholds: scenario.thresholds.map(thresholdOf) }),
  };
  const files = scenario.files.map((path) => path.split('/').at(-1)).join(', ');
  return `# Composed from ${files}: every value in force, in one file.\n${formatYaml(file)}`;
}

/** Short lists stand on one line, as people write them; text is never broken. */
export function formatYaml(file: object): string {
  const document = new Document(file);
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && isCollection(value) && ['run', 'source', 'plausible'].includes(String(key.value)))
        value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function entryOf(row: Assumption, reason?: string): object {
  const note = [row.note, reason].filter((text) => text !== undefined).join(' ');
  const sources = row.source.split(', ').map((id) => row.ownSources?.[id] ?? id);
  return {
    value: row.value,
    unit: row.unit,
    ...(row.source !== '' && { source: sources.length === 1 ? sources[0] : sources }),
    quality: row.quality,
    ...(row.plausible && { plausible: row.plausible }),
    ...(note !== '' && { note }),
  };
}

const thresholdOf = ({ metric, atMost, atLeast, scope }: Threshold): object => ({
  metric,
  ...(atMost !== undefined && { at_most: atMost }),
  ...(atLeast !== undefined && { at_least: atLeast }),
  scope,
});
