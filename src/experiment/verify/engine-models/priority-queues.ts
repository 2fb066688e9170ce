import { waitsOfPriorities, waitsOfPrioritiesMMc } from '../theory/closed-forms.ts';
import { numberOf, numbersOf } from '../theory-model.ts';
import type { TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import {
  poissonArrivals,
  exponentialTimes,
  problemOfLoad,
  relaxationTime,
  replicateStation,
  sizeInCustomers,
} from './station-runs.ts';

function classes(values: TheoryValues) {
  const arrivalRates = numbersOf(values, 'arrivalRates');
  const serviceRates =
    values.serviceRates === undefined
      ? arrivalRates.map(() => numberOf(values, 'serviceRate'))
      : numbersOf(values, 'serviceRates');
  const servers = values.servers === undefined ? 1 : numberOf(values, 'servers');
  const arrivalRate = arrivalRates.reduce((sum, rate) => sum + rate, 0);
  const loads = arrivalRates.map((rate, class_) => rate / (servers * serviceRates[class_]));
  return { arrivalRates, serviceRates, servers, arrivalRate, loads };
}

const loadOf = (values: TheoryValues): number => classes(values).loads.reduce((sum, load) => sum + load, 0);

/** The service rates of all classes, however they were given. */
function validateRates(values: TheoryValues): TheoryValues | string {
  const classesAsked = numbersOf(values, 'arrivalRates').length;
  if (values.serviceRate !== undefined && values.serviceRates !== undefined)
    return 'Give --serviceRate, one for all classes, or --serviceRates, one for each; found both.';
  if (values.serviceRate === undefined && values.serviceRates === undefined)
    return 'Give --serviceRate, one for all classes, or --serviceRates, one for each; found neither.';
  const rates = values.serviceRates === undefined ? classesAsked : numbersOf(values, 'serviceRates').length;
  if (rates !== classesAsked)
    return `--arrivalRates and --serviceRates must have one number for each class; found ${classesAsked} and ${rates}.`;
  return problemOfLoad(loadOf(values)) ?? values;
}

/** A customer of the last class waits, in effect, at a server that is left to it by those above. */
function stationOf(values: TheoryValues) {
  const { arrivalRates, serviceRates, servers, arrivalRate, loads } = classes(values);
  const mean = arrivalRates.reduce((sum, rate, class_) => sum + rate / serviceRates[class_], 0) / arrivalRate;
  const square =
    arrivalRates.reduce((sum, rate, class_) => sum + (2 * rate) / serviceRates[class_] ** 2, 0) / arrivalRate;
  const above = loads.slice(0, -1).reduce((sum, load) => sum + load, 0);
  return {
    arrivalRate,
    relaxation: relaxationTime(arrivalRate, mean, Math.sqrt(square / (mean * mean) - 1), servers) / (1 - above),
  };
}

const replicate: TheoryModel['replicate'] = (values, size, replicationSeed) => {
  const { arrivalRates, serviceRates, servers } = classes(values);
  const station = stationOf(values);
  const inOrder = arrivalRates.map((rate, class_) =>
    poissonArrivals(station, rate, exponentialTimes(station, serviceRates[class_])),
  );
  return replicateStation(station, { classes: inOrder, servers }, size, replicationSeed).meanWaits.map(
    (wait) => wait / station.arrivalRate,
  );
};

const measuresOf = (waits: readonly number[]) =>
  waits.map((expected, class_) => ({ name: `Wq${class_ + 1}`, label: `mean wait of class ${class_ + 1}`, expected }));

const parameters = { arrivalRates: 'required', serviceRate: 'optional', serviceRates: 'optional' } as const;

const about =
  'Runs a station of the engine. The highest class is first in the lists; nobody in service is interrupted.';

const mm1PriorityModel: TheoryModel = {
  name: 'mm1-priority',
  title: 'M/M/1 with non-preemptive priorities (Cobham)',
  about,
  source: 'Cobham (1954); Cooper (1981), 5.9',
  parameters,
  examples: [{ arrivalRates: [0.2, 0.3, 0.2], serviceRates: [0.8, 1, 1.25] }],
  validate: validateRates,
  load: loadOf,
  measures: (values) => {
    const { arrivalRates, serviceRates } = classes(values);
    return measuresOf(waitsOfPriorities(arrivalRates, serviceRates));
  },
  size: sizeInCustomers(stationOf),
  replicate,
};

const mmcPriorityModel: TheoryModel = {
  name: 'mmc-priority',
  title: 'M/M/c with non-preemptive priorities (Kella and Yechiali)',
  about: `${about} Theory has an exact answer where all classes have one service rate.`,
  source: 'Kella and Yechiali (1985)',
  parameters: { ...parameters, servers: 'required' },
  examples: [{ arrivalRates: [1, 2, 1], serviceRate: 1, servers: 5 }],
  validate: (values) => {
    const checked = validateRates(values);
    if (typeof checked === 'string') return checked;
    const { serviceRates, servers } = classes(values);
    if (servers === 1 || serviceRates.every((rate) => rate === serviceRates[0])) return checked;
    return (
      'At several servers theory has an exact answer only where all classes have one service rate; found ' +
      `${serviceRates.join(', ')}. Give --serviceRate, or use mm1-priority.`
    );
  },
  load: loadOf,
  measures: (values) => {
    const { arrivalRates, serviceRates, servers } = classes(values);
    return measuresOf(
      servers === 1
        ? waitsOfPriorities(arrivalRates, serviceRates)
        : waitsOfPrioritiesMMc(arrivalRates, serviceRates[0], servers),
    );
  },
  size: sizeInCustomers(stationOf),
  replicate,
};

export const priorityModels = [mm1PriorityModel, mmcPriorityModel];
