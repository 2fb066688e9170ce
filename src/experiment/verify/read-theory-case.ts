import { nearestName } from '../../scenario/index.ts';
import { theoryModelNamed, theoryModels } from './catalogue.ts';
import type { TheoryModel } from './theory-model.ts';
import { readValue } from './parameters.ts';
import type { TheoryParameterName, TheoryValue, TheoryValues } from './parameters.ts';

/** A model with all that it needs to know: plain data that can cross to another thread. */
export interface TheoryCase {
  readonly model: string;
  /** As they were given, with what has a value of its own filled in. */
  readonly parameters: TheoryValues;
}

/** A case as read, or what is wrong, as sentences. */
export type TheoryCaseReading =
  { readonly ok: true; readonly case: TheoryCase } | { readonly ok: false; readonly problem: string };

/**
 * Reads a case from a model's name and the text of its parameters; with none of them it is the model's first example.
 */
export function readTheoryCase(name: string, given: Readonly<Record<string, string>>): TheoryCaseReading {
  const model = theoryModels.find((each) => each.name === name);
  if (model === undefined) {
    const names = theoryModels.map((each) => each.name);
    return refusal(
      `There is no model "${name}".${didYouMean(nearestName(name, names), '')} The models are ${inList(names)}.`,
    );
  }
  if (Object.keys(given).length === 0) return completeCase(model, model.examples[0]);
  const known = Object.keys(model.parameters);
  const unknown = Object.keys(given).find((each) => !known.includes(each));
  if (unknown !== undefined)
    return refusal(
      `${name} has no parameter --${unknown}.${didYouMean(nearestName(unknown, known), '--')} It takes ${inList(known.map((each) => `--${each}`))}.`,
    );
  const values: Record<string, TheoryValue> = {};
  for (const [parameter, text] of Object.entries(given)) {
    const read = readValue(parameter as TheoryParameterName, text);
    if (!read.ok) return refusal(read.problem);
    values[parameter] = read.value;
  }
  const missing = known.filter(
    (each) => model.parameters[each as TheoryParameterName] === 'required' && values[each] === undefined,
  );
  if (missing.length > 0) return refusal(`${name} also needs ${inList(missing.map((each) => `--${each}`))}.`);
  return completeCase(model, values);
}

/** Every case that is verified where none is named. */
export const allTheoryCases = (): TheoryCase[] =>
  theoryModels.flatMap((model) =>
    model.examples.map((example) => {
      const read = completeCase(model, example);
      if (!read.ok) throw new RangeError(`An example of ${model.name} cannot be verified: ${read.problem}`);
      return read.case;
    }),
  );

function completeCase(model: TheoryModel, given: TheoryValues): TheoryCaseReading {
  const defaults = Object.entries(model.parameters).flatMap(([name, need]) =>
    typeof need === 'object' ? [[name, need.defaultValue] as const] : [],
  );
  const checked = model.validate({ ...Object.fromEntries(defaults), ...given });
  if (typeof checked === 'string') return refusal(checked);
  // In the order in which the model names them.
  const parameters = Object.fromEntries(
    Object.keys(model.parameters).flatMap((name) => (checked[name] === undefined ? [] : [[name, checked[name]]])),
  );
  return { ok: true, case: { model: model.name, parameters } };
}

/** The share of time that servers of a case would be busy; absent where there is no such thing. */
export const loadOfTheoryCase = ({ model, parameters }: TheoryCase): number | undefined =>
  theoryModelNamed(model).load?.(parameters);

const refusal = (problem: string): TheoryCaseReading => ({ ok: false, problem });

const didYouMean = (near: string | undefined, before: string): string =>
  near === undefined ? '' : ` Did you mean ${before}${near}?`;

const inList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
