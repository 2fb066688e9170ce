import type { Composition } from './compose.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem, ProblemText } from '../problems/problem.ts';
import { resolveRun } from './resolve-run.ts';
import type { ResolvedRun } from './resolve-run.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import { definitionOf } from '../settings/setting-path.ts';
import { endOfRun } from '../../model/index.ts';

/**
 * Sources that the register does not have. Those of defaults are the model's, and need not be in a user's register; one
 * of the user's own, in words, is in none, but must not be an id of the register with more behind it.
 */
export function unknownSources(files: readonly ScenarioFile[], register: readonly string[]): Problem[] {
  return files.flatMap((file) => {
    const given = [...file.parameters.values()].filter(({ isDefault }) => !isDefault);
    const entries = [...given, ...file.changes.map((change) => change.to)];
    return entries.flatMap((entry) =>
      entry.sources.flatMap(({ id, piece, words }) => {
        const asId = words === undefined ? id : (words.split(/[\s,;]+/, 1)[0] ?? '');
        if (register.includes(asId) === (words === undefined)) return [];
        if (words !== undefined) {
          const message = 'A source of the register is given by its id alone; where in it goes in the note.';
          return file.reader.file.problem(piece.span, piece.field, { message, found: words, allowed: asId });
        }
        const message = `There is no source "${id}" in the register of sources.`;
        return file.reader.file.problem(piece.span, piece.field, { message, ...suggestSource(id, register) });
      }),
    );
  });
}

const suggestSource = (id: string, register: readonly string[]): { suggestion: string } => ({
  suggestion:
    didYouMean(id, register).suggestion ??
    'If it is a source of your own, give it in words: "Our HR return, June 2025".',
});

/**
 * Two values of one setting in one file that take effect on the same day; a change without a date takes effect on the
 * first that its own file has: a file that extends it may start later, even on the day of the other. Changes that add
 * and multiply act on one another, and those of some regions lie beside each other.
 */
export function repeatedChanges(files: readonly ScenarioFile[]): Problem[] {
  return files.flatMap((file, index) => {
    const { start } = resolveRun(files.slice(0, index + 1), {});
    const earlierLines = new Map<string, number>();
    return file.changes.flatMap((change) => {
      if (change.to.way !== 'value' || change.regions !== undefined) return [];
      const date = change.from?.date ?? start ?? '';
      const key = `${change.setting} ${date}`;
      const earlier = earlierLines.get(key);
      const located = change.from?.piece ?? change.piece;
      if (earlier === undefined) {
        earlierLines.set(key, file.reader.file.lineOf(located.span));
        return [];
      }
      const when = change.from === undefined ? 'from the start' : `on ${date}`;
      return file.reader.file.problem(located.span, located.field, changedTwice(change.setting, when, earlier));
    });
  });
}

export const changedTwice = (setting: string, when: string, line: number): ProblemText => ({
  message: `The setting "${setting}" is changed twice ${when}; the other change is on line ${line}.`,
  suggestion: 'Keep one of the two, or give one another date.',
});

/**
 * A note on a file that sets a start of its own: how many changes begin before it, so that they are in the values of
 * the start.
 */
export function changesBeforeStart(
  { beforeStart }: Composition,
  { startSetBy, start = '' }: ResolvedRun,
  file: ScenarioFile,
): Problem[] {
  const dates = new Map(beforeStart.map(({ change }) => [change, change.from?.date ?? '']));
  const sorted = [...dates.values()].sort();
  const at = startSetBy?.run.start;
  if (sorted.length === 0 || startSetBy !== file || at === undefined) return [];
  const isOne = sorted.length === 1;
  const note = startSetBy.reader.file.problem(at.span, 'run.start', {
    message: isOne
      ? 'A change that begins before the run starts is applied to its starting value.'
      : `${sorted.length} changes that begin before the run starts are applied to its starting values, in order of date.`,
    found: isOne ? sorted[0] : `from ${sorted[0]} to ${sorted.at(-1)}; the run starts on ${start}`,
  });
  return [{ ...note, isAsMeant: true }];
}

/**
 * Notes: changes that come too late to have an effect. Those of a file that `leaf` extends are as meant: a short run
 * leaves out what comes later.
 */
export function changesAfterEnd(
  { dated }: Composition,
  start: string,
  years: number,
  leaf: ScenarioFile | undefined,
): Problem[] {
  const end = endOfRun(start, years);
  return dated.flatMap(({ date, causes }) =>
    date < end
      ? []
      : causes.flatMap(({ change: { from, follows }, file }) =>
          from?.date !== date || follows !== undefined
            ? []
            : {
                ...file.reader.file.problem(from.piece.span, from.piece.field, {
                  message: 'The change has no effect: the run ends before it.',
                  found: date,
                  allowed: `before ${end} to have an effect`,
                }),
                ...(file !== leaf && { isAsMeant: true as const }),
              },
        ),
  );
}

/** Notes: settings that no file gives, so that their defaults hold; levers at rest are none. */
export function defaultsInForce({ atStart }: Composition, definitions: Definitions): Problem[] {
  return [...atStart.values()].flatMap(({ setting, entry, file }) => {
    if (!entry.isDefault || definitionOf(setting, definitions)!.default!.doesNothing) return [];
    const { value } = entry;
    return file.reader.file.problem(entry.span, setting, {
      message: `The baseline does not give "${setting}", so its default holds.`,
      found: typeof value === 'object' ? JSON.stringify(value) : String(value),
      suggestion: 'Write the setting into the baseline to choose another value.',
    });
  });
}
