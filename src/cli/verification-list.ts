import type { ModelOfTheory, NameOfParameter } from '../experiment/index.ts';
import {
  allowedWords,
  modelsOfTheory,
  parametersInWords,
  parametersOfTheory,
  readCase,
  valueText,
} from '../experiment/index.ts';

/**
 * Every model that can be verified, for people: what it is, its parameters, what is measured, and where theory is from.
 */
export const listOfModels = (): string => `${modelsOfTheory.map(described).join('\n\n')}\n`;

function described(model: ModelOfTheory): string {
  const { name, title, about, source, examples } = model;
  const needs = parametersOf(model).map(
    ({ name: parameter, need, about: meaning, allowed }) =>
      `  --${parameter.padEnd(16)} ${need.padEnd(19)} ${meaning} ${upper(allowed)}.`,
  );
  const measures = measuresOf(model)
    .map((each) => `${each.name} (${each.label})`)
    .join(', ');
  return [
    `${name}  ${title}`,
    `  ${about}`,
    ...needs,
    `  Measures: ${measures}.`,
    ...examples.map((example) => `  Of itself it runs: ${parametersInWords(example)}.`),
    `  Source: ${source}.`,
  ].join('\n');
}

/** The same as data. */
export const listOfModelsAsData = () =>
  modelsOfTheory.map((model) => ({
    name: model.name,
    title: model.title,
    about: model.about,
    parameters: parametersOf(model),
    measures: measuresOf(model).map(({ name, label }) => ({ name, label })),
    examples: model.examples,
    source: model.source,
  }));

function parametersOf({ parameters }: ModelOfTheory) {
  return Object.entries(parameters).map(([name, need]) => {
    const parameter = parametersOfTheory[name as NameOfParameter];
    return {
      name,
      need: typeof need === 'object' ? `default ${valueText(need.unless)}` : need,
      about: parameter.about,
      unit: 'unit' in parameter ? parameter.unit : '',
      allowed: allowedWords(parameter),
    };
  });
}

/** The measures of the first example; those of other parameters may be more or fewer. */
function measuresOf(model: ModelOfTheory) {
  const read = readCase(model.name, {});
  return read.ok ? model.measures(read.case.parameters) : [];
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
