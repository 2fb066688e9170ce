import { chooseFrom } from '../../engine/index.ts';
import { Sentence } from '../cases.ts';
import type { Service } from '../service.ts';
import type { Unit } from '../units.ts';

/** The number of a source of random numbers for cases: each unit has one for each kind of sentence. */
export const sourceOfCases = ({ plan }: Unit, sentence: number): number => plan.number * 4 + sentence;

/** A person is sentenced: a case with its risk, MAPPA level and other factors, drawn from the mix in force. Its stage and dates are the caller's. */
export function caseIsMade(service: Service, sentence: number, birth: number): number {
  const { cases, unit, luck, p } = service;
  const case_ = cases.open();
  const source = sourceOfCases(unit, sentence);
  cases.sentence[case_] = sentence;
  cases.source[case_] = source;
  cases.birth[case_] = birth;

  const { rosh_mix, mappa_1, mappa_2_3, rsr_mix, complexity_mix, change_mix } = p.risk;
  const level = chooseFrom(luck['actual risk'].uniform(source, birth), [rosh_mix.low, rosh_mix.medium, rosh_mix.high, rosh_mix.very_high]);
  cases.actualRisk[case_] = level;
  const name = (['low', 'medium', 'high', 'very_high'] as const)[level];
  const u = luck.mappa.uniform(source, birth);
  cases.mappaLevel[case_] = u < mappa_2_3[name] ? 2 : u < mappa_2_3[name] + mappa_1[name] ? 1 : 0;
  cases.rsrBand[case_] = chooseFrom(luck.recidivism.uniform(source, birth), [rsr_mix.below_3, rsr_mix.from_3_to_7, rsr_mix.from_7]);
  const { none: noFactor, one, two, three, four } = complexity_mix;
  cases.complexityFactors[case_] = chooseFrom(luck.complexity.uniform(source, birth), [noFactor, one, two, three, four]);
  const { change_3, change_2, change_1, change_0 } = change_mix;
  // An order of unpaid work or restrictions only has no mandate for change; a licence always has one.
  const digits = sentence === Sentence.custodial ? [change_3, change_2, change_1] : [change_3, change_2, change_1, change_0];
  cases.changeDigit[case_] = 3 - chooseFrom(luck.change.uniform(source, birth), digits);
  riskIsFirstRead(service, case_, p.risk.misread);
  return case_;
}

/** The risk that is on record when a case begins, or at the start of the run: wrong by one level for a share of cases, in balance with the mix. */
export function riskIsFirstRead({ cases, luck, derived }: Service, case_: number, error: number): void {
  const actual = cases.actualRisk[case_];
  const u = luck['reading of risk'].uniform(cases.source[case_], cases.birth[case_]);
  const tooHigh = actual < 3 ? error * derived.upperShare[actual] : 0;
  const tooLow = actual > 0 ? error * (1 - derived.upperShare[actual - 1]) : 0;
  cases.recordedRisk[case_] = u < tooHigh ? actual + 1 : u > 1 - tooLow ? actual - 1 : actual;
}
