import type { DatedChange, Parameters, ParameterValue } from '../../model/index.ts';
import type { Problem, ProblemText } from '../problems/problem.ts';
import type { Change } from '../reading/changes.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import type { Entry } from '../settings/entry.ts';
import { definitionOf } from '../settings/setting-path.ts';
import { appliedEntryOf, applyLayer, faultOf } from './applied-entry.ts';
import { isActive, isOpaque, layersOf, rampOn } from './layers.ts';
import type { Layer } from './layers.ts';

/** A value in force: from the start, or from a date on, with the file that says so last. */
export interface ValueInForce {
  readonly setting: string;
  /** Empty for the start, which sorts before every date. */
  readonly date: string;
  readonly entry: Entry;
  readonly file: ScenarioFile;
  /** Why it is in force; absent where it stands in the parameters of the baseline. */
  readonly because?: string;
  /** The changes that begin or end with it; at the start all that are in force then. */
  readonly causes: readonly Cause[];
}

/** A change that brings a value into force, in its file. */
export interface Cause {
  readonly change: Change;
  readonly file: ScenarioFile;
  /** It is on the way of a ramp: neither its first step nor its last. */
  readonly isBetween: boolean;
}

/**
 * All values in force over a run: those of the start by setting, and the dated ones in order of date, on one day in
 * order of setting.
 */
export interface Composition {
  readonly atStart: ReadonlyMap<string, ValueInForce>;
  readonly dated: readonly ValueInForce[];
  /** The changes that begin before the run does, in order of date: what they say is in the values of the start. */
  readonly beforeStart: readonly Cause[];
  /** Results of changes that are not allowed. */
  readonly problems: readonly Problem[];
}

/**
 * Lays the files over each other, the baseline first, and gives the values that hold from the start and from each day
 * on which one changes.
 *
 * A new value hides all that lies below it while it holds: what the extended files say of its date and later, so that
 * an inherited plan cannot undo it. What adds or multiplies acts on the value that is in force below it on each day.
 * When a change ends, what lies below shows again. What happens before the start goes into the values of the start.
 */
export function compose(files: readonly ScenarioFile[], definitions: Definitions, start = ''): Composition {
  const atStart = new Map<string, ValueInForce>();
  const dated: ValueInForce[] = [];
  const beforeStart: Cause[] = [];
  const problems: Problem[] = [];
  for (const [setting, layers] of layersOf(files)) {
    const days = [...new Set(['', ...layers.flatMap((layer) => layer.days)])].sort();
    const course = days.flatMap((day) => valueOn(day, setting, layers, definitions, problems) ?? []);
    const before = course.filter(({ date }) => date < start || date === '');
    for (const { causes, date } of before) if (date !== '') beforeStart.push(...causes);
    const first = before.at(-1);
    if (first === undefined) continue;
    atStart.set(setting, first.date === '' ? first : asOfStart(first, layers));
    dated.push(...course.slice(before.length));
  }
  const order = [...atStart.keys()];
  const byDate = (a: ValueInForce, b: ValueInForce): number =>
    a.date === b.date ? order.indexOf(a.setting) - order.indexOf(b.setting) : a.date < b.date ? -1 : 1;
  return { atStart, dated: dated.sort(byDate), beforeStart, problems };
}

/** The value of a setting on a day on which some layer changes; undefined where that one is hidden. */
function valueOn(
  date: string,
  setting: string,
  layers: readonly Layer[],
  definitions: Definitions,
  problems: Problem[],
): ValueInForce | undefined {
  const lowest = layers.findLastIndex((layer) => isActive(layer, date) && isOpaque(layer, date));
  if (lowest < 0) return undefined;
  const visible = layers.slice(lowest);
  const active = visible.filter((layer) => isActive(layer, date));
  const acting =
    date === '' ? active.filter(({ change }) => change) : visible.filter(({ days }) => days.includes(date));
  if (acting.length === 0 && date !== '') return undefined;

  const definition = definitionOf(setting, definitions)!;
  let applied = appliedEntryOf(active[0].entry);
  for (const layer of active.slice(1)) {
    const next = applyLayer(applied, layer, date, definition);
    if ('message' in next) {
      addProblem(problems, layer, next);
      return undefined;
    }
    applied = next;
  }
  const top = active.at(-1)!;
  const fault = active.length === 1 ? undefined : faultOf(applied.entry.value, definition, date);
  if (fault !== undefined) addProblem(problems, top, fault);

  const last = acting.at(-1) ?? top;
  const { span, valuePiece } = last.entry;
  const ended = acting.filter(({ until }) => until === date);
  const reasons = [
    ...ended.map(
      ({ change }) => `The change${change!.from ? ` of ${change!.from.date}` : ''} ends: ${change!.because}`,
    ),
    ...active.flatMap(({ change }) => change?.because ?? []),
  ];
  return {
    setting,
    date,
    entry: { ...applied.entry, span, valuePiece },
    file: last.file,
    ...(reasons.length > 0 && { because: [...new Set(reasons)].join(' ') }),
    causes: acting.map((layer) => causeOf(layer, date)),
  };
}

function causeOf(layer: Layer, date: string): Cause {
  const { step, of } = rampOn(layer, date);
  const change = layer.change!;
  const isBetween =
    change.follows?.isBetween ?? (date !== '' && date !== layer.from && date < layer.until && step < of);
  return { change, file: layer.file, isBetween };
}

/** A value that has been in force since before the start, for all the changes that are in force then. */
function asOfStart(inForce: ValueInForce, layers: readonly Layer[]): ValueInForce {
  const { date } = inForce;
  const lowest = layers.findLastIndex((layer) => isActive(layer, date) && isOpaque(layer, date));
  const active = layers.slice(lowest).filter((layer) => layer.change !== undefined && isActive(layer, date));
  return { ...inForce, date: '', causes: active.map((layer) => ({ ...causeOf(layer, date), isBetween: false })) };
}

/** Each change is reported once, for the first day on which it is wrong. */
function addProblem(problems: Problem[], { file, entry }: Layer, words: ProblemText): void {
  const { span, field } = entry.valuePiece;
  const problem = file.reader.file.problem(span, field, words);
  if (!problems.some((each) => each.file === problem.file && each.field === field)) problems.push(problem);
}

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
  const changes = dated.map(({ setting, date, entry }) => {
    const [chapter, name] = setting.split('.') as [string, string];
    return { date, chapter, name, value: entry.value };
  });
  return { parameters: Object.fromEntries(chapters) as Parameters, changes };
}
