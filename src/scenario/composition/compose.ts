import type { DatedChange, Parameters, ParameterValue } from '../../model/index.ts';
import type { Change } from '../reading/changes.ts';
import type { Entry } from '../settings/entry.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';

/** A value in force: from the start, or from a date on, with the file that says so. */
export interface ValueInForce {
  readonly setting: string;
  readonly entry: Entry;
  readonly file: ScenarioFile;
  /** Absent where the value stands in the parameters of the baseline. */
  readonly change?: Change;
}

/**
 * All values in force over a run: those of the start by setting, and the dated ones in order of date, on one day in
 * order of setting.
 */
export interface Composition {
  readonly atStart: ReadonlyMap<string, ValueInForce>;
  readonly dated: readonly ValueInForce[];
}

/**
 * Lays the files over each other, the baseline first.
 *
 * A change holds to the end of the run: it drops what the files below it say of the same setting for its date and
 * later, so that an inherited plan cannot undo it. A change without a date replaces the value of the start and drops
 * all inherited changes of its setting. Within one file several dated changes of one setting follow each other.
 */
export function compose(files: readonly ScenarioFile[]): Composition {
  const atStart = new Map<string, ValueInForce>();
  let dated: ValueInForce[] = [];
  for (const file of files) {
    for (const [setting, entry] of file.parameters) atStart.set(setting, { setting, entry, file });
    const first = new Map<string, string>();
    for (const { setting, from } of file.changes) {
      const date = from?.date ?? '';
      if (date < (first.get(setting) ?? '9999')) first.set(setting, date);
    }
    dated = dated.filter((inForce) => dateOf(inForce) < (first.get(inForce.setting) ?? '9999'));
    for (const change of file.changes) {
      const inForce: ValueInForce = { setting: change.setting, entry: change.to, file, change };
      if (change.from === undefined) atStart.set(change.setting, inForce);
      else dated.push(inForce);
    }
  }
  const order = [...atStart.keys()];
  const compare = (a: ValueInForce, b: ValueInForce): number =>
    dateOf(a) === dateOf(b) ? order.indexOf(a.setting) - order.indexOf(b.setting) : dateOf(a) < dateOf(b) ? -1 : 1;
  return { atStart, dated: dated.sort(compare) };
}

/** The date from which a value holds; empty for the start, which sorts before every date. */
export const dateOf = (inForce: ValueInForce): string => inForce.change?.from?.date ?? '';

/** The composition as the model takes it: values by chapter and name, changes in order of date. */
export function modelInputOf(
  { atStart, dated }: Composition,
  definitions: Definitions,
): { parameters: Parameters; changes: DatedChange[] } {
  const chapters = Object.entries(definitions).map(([chapter, parameters]) => {
    const values = Object.keys(parameters).map((name): [string, ParameterValue] => [
      name,
      atStart.get(`${chapter}.${name}`)!.entry.value,
    ]);
    return [chapter, Object.fromEntries(values)];
  });
  const changes = dated.map((inForce) => {
    const [chapter, name] = inForce.setting.split('.') as [string, string];
    return { date: dateOf(inForce), chapter, name, value: inForce.entry.value };
  });
  return { parameters: Object.fromEntries(chapters) as Parameters, changes };
}
