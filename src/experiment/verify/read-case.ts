import { nearest } from '../../scenario/index.ts';
import { modelOfTheory, modelsOfTheory } from './catalogue.ts';
import type { ModelOfTheory } from './model-of-theory.ts';
import { readValue } from './parameters.ts';
import type { NameOfParameter, Value, Values } from './parameters.ts';

/** A model with all that it needs to know: plain data that can cross to another thread. */
export interface CaseOfTheory {
  readonly model: string;
  /** As they were given, with what has a value of its own filled in. */
  readonly parameters: Values;
}

/** A case as read, or what is wrong, as sentences. */
export type ReadCase =
  { readonly ok: true; readonly case: CaseOfTheory } | { readonly ok: false; readonly problem: string };

/**
 * Reads a case from a model's name and the text of its parameters; with none of them it is the model's first example.
 */
export function readCase(name: string, given: Readonly<Record<string, string>>): ReadCase {
  const model = modelsOfTheory.find((each) => each.name === name);
  if (model === undefined) {
    const names = modelsOfTheory.map((each) => each.name);
    return refused(
      `There is no model "${name}".${didYouMean(nearest(name, names), '')} The models are ${inList(names)}.`,
    );
  }
  if (Object.keys(given).length === 0) return caseOf(model, model.examples[0]);
  const known = Object.keys(model.parameters);
  const foreign = Object.keys(given).find((each) => !known.includes(each));
  if (foreign !== undefined)
    return refused(
      `${name} has no parameter --${foreign}.${didYouMean(nearest(foreign, known), '--')} It takes ${inList(known.map((each) => `--${each}`))}.`,
    );
  const values: Record<string, Value> = {};
  for (const [parameter, text] of Object.entries(given)) {
    const read = readValue(parameter as NameOfParameter, text);
    if (!read.ok) return refused(read.problem);
    values[parameter] = read.value;
  }
  const missing = known.filter(
    (each) => model.parameters[each as NameOfParameter] === 'required' && values[each] === undefined,
  );
  if (missing.length > 0) return refused(`${name} also needs ${inList(missing.map((each) => `--${each}`))}.`);
  return caseOf(model, values);
}

/** Every case that is verified where none is named. */
export const allCases = (): CaseOfTheory[] =>
  modelsOfTheory.flatMap((model) =>
    model.examples.map((example) => {
      const read = caseOf(model, example);
      if (!read.ok) throw new RangeError(`An example of ${model.name} cannot be verified: ${read.problem}`);
      return read.case;
    }),
  );

function caseOf(model: ModelOfTheory, given: Values): ReadCase {
  const usual = Object.entries(model.parameters).flatMap(([name, need]) =>
    typeof need === 'object' ? [[name, need.unless] as const] : [],
  );
  const checked = model.checked({ ...Object.fromEntries(usual), ...given });
  if (typeof checked === 'string') return refused(checked);
  // In the order in which the model names them.
  const parameters = Object.fromEntries(
    Object.keys(model.parameters).flatMap((name) => (checked[name] === undefined ? [] : [[name, checked[name]]])),
  );
  return { ok: true, case: { model: model.name, parameters } };
}

/** The share of time that servers of a case would be busy; absent where there is no such thing. */
export const loadOfCase = ({ model, parameters }: CaseOfTheory): number | undefined =>
  modelOfTheory(model).load?.(parameters);

const refused = (problem: string): ReadCase => ({ ok: false, problem });

const didYouMean = (near: string | undefined, before: string): string =>
  near === undefined ? '' : ` Did you mean ${before}${near}?`;

const inList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
