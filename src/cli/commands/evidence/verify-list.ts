import type { TheoryModel, TheoryParameterName } from '../../../experiment/index.ts';
import {
  allowedInWords,
  theoryModels,
  parametersInWords,
  theoryParameters,
  readTheoryCase,
  formatTheoryValue,
} from '../../../experiment/index.ts';
import { capitalise } from '../../words.ts';

/**
 * Every model that can be verified, for people: what it is, its parameters, what is measured, and where theory is from.
 */
export const formatModelList = (): string => `${theoryModels.map(describeModel).join('\n\n')}\n`;

function describeModel(model: TheoryModel): string {
  const { name, title, about, source, examples } = model;
  const needs = parametersOf(model).map(
    ({ name: parameter, need, about: meaning, allowed }) =>
      `  --${parameter.padEnd(16)} ${need.padEnd(19)} ${meaning} ${capitalise(allowed)}.`,
  );
  const measures = measuresOf(model)
    .map((each) => `${each.name} (${each.label})`)
    .join(', ');
  return [
    `${name}  ${title}`,
    `  ${about}`,
    ...needs,
    `  Measures: ${measures}.`,
    ...examples.map((example) => `  Default: ${parametersInWords(example)}.`),
    `  Source: ${source}.`,
  ].join('\n');
}

/** The same as data. */
export const modelListData = () =>
  theoryModels.map((model) => ({
    name: model.name,
    title: model.title,
    about: model.about,
    parameters: parametersOf(model),
    measures: measuresOf(model).map(({ name, label }) => ({ name, label })),
    examples: model.examples,
    source: model.source,
  }));

function parametersOf({ parameters }: TheoryModel) {
  return Object.entries(parameters).map(([name, need]) => {
    const parameter = theoryParameters[name as TheoryParameterName];
    return {
      name,
      need: typeof need === 'object' ? `default ${formatTheoryValue(need.defaultValue)}` : need,
      about: parameter.about,
      unit: 'unit' in parameter ? parameter.unit : '',
      allowed: allowedInWords(parameter),
    };
  });
}

/** The measures of the first example; those of other parameters may be more or fewer. */
function measuresOf(model: TheoryModel) {
  const read = readTheoryCase(model.name, {});
  return read.ok ? model.measures(read.case.parameters) : [];
}
