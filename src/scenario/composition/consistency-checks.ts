import { dateOf } from './compose.ts';
import type { Composition } from './compose.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import type { ResolvedRun } from './resolve-run.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
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
 * Two changes of one setting in one file that take effect on the same day; a change without a date takes effect on the
 * first.
 */
export function repeatedChanges(files: readonly ScenarioFile[], start: string | undefined): Problem[] {
  return files.flatMap((file) => {
    const earlierLines = new Map<string, number>();
    return file.changes.flatMap((change) => {
      const date = change.from?.date ?? start ?? '';
      const key = `${change.setting} ${date}`;
      const earlier = earlierLines.get(key);
      const located = change.from?.piece ?? change.piece;
      if (earlier === undefined) {
        earlierLines.set(key, file.reader.file.lineOf(located.span));
        return [];
      }
      const when = change.from === undefined ? 'from the start' : `on ${date}`;
      const message = `The setting "${change.setting}" is changed twice ${when}; the other change is on line ${earlier}.`;
      return file.reader.file.problem(located.span, located.field, {
        message,
        suggestion: 'Keep one of the two, or give one another date.',
      });
    });
  });
}

/** Changes in force, or wrong in another way, that are dated before the first day. */
export function changesBeforeStart(
  { dated }: Composition,
  files: readonly ScenarioFile[],
  { start = '', startSetBy, startSetAt }: ResolvedRun,
): Problem[] {
  const datesOf = [
    ...dated.map(({ file, change }) => ({ file, from: change!.from!, setting: change!.setting })),
    ...files.flatMap((file) => file.datesOfInvalidChanges.map((from) => ({ file, from, setting: undefined }))),
  ];
  return datesOf.flatMap(({ file, from, setting }) => {
    if (from.date >= start) return [];
    const isInherited =
      setting !== undefined && startSetBy !== undefined && files.indexOf(file) < files.indexOf(startSetBy);
    return file.reader.file.problem(from.piece.span, from.piece.field, {
      message: 'The change takes effect before the run starts.',
      found: from.date,
      allowed: `${start} (the start, ${startSetAt}) or later`,
      suggestion: isInherited
        ? `Give "${setting}" where the start is set, in a change without "from:": it replaces this one.`
        : 'Take "from:" out if the change holds from the start.',
    });
  });
}

/** Notes: changes that come too late to have an effect. */
export function changesAfterEnd({ dated }: Composition, start: string, years: number): Problem[] {
  const end = endOfRun(start, years);
  return dated.flatMap((inForce) => {
    const from = inForce.change!.from!;
    if (dateOf(inForce) < end) return [];
    return inForce.file.reader.file.problem(from.piece.span, from.piece.field, {
      message: 'The change has no effect: the run ends before it.',
      found: from.date,
      allowed: `before ${end} to have an effect`,
    });
  });
}

/** Notes: settings that no file gives, so that their defaults hold. */
export function defaultsInForce({ atStart }: Composition): Problem[] {
  return [...atStart.values()].flatMap(({ setting, entry, file }) => {
    if (!entry.isDefault) return [];
    const { value } = entry;
    return file.reader.file.problem(entry.span, setting, {
      message: `The baseline does not give "${setting}", so its default holds.`,
      found: typeof value === 'object' ? JSON.stringify(value) : String(value),
      suggestion: 'Write the setting into the baseline to choose another value.',
    });
  });
}
