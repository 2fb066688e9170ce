import { Sentence } from '../cases.ts';
import type { Service } from '../service.ts';
import type { Unit } from '../units.ts';

/** The number of a source of random numbers for cases: each unit has one for each kind of sentence. */
export const sourceOfCases = ({ plan }: Unit, sentence: number): number => plan.number * 4 + sentence;

/** A person is sentenced: a case with its risk, MAPPA level and other factors, drawn from the mix in force. Its stage and dates are the caller's. */
export function caseIsMade(service: Service, sentence: number, birth: number): number {
  const { cases, unit, luck, derived, p } = service;
  const case_ = cases.open();
  const source = sourceOfCases(unit, sentence);
  cases.sentence[case_] = sentence;
  cases.source[case_] = source;
  cases.birth[case_] = birth;

  const level = derived.roshMix.at(luck['actual risk'].uniform(source, birth));
  cases.actualRisk[case_] = level;
  const u = luck.mappa.uniform(source, birth);
  cases.mappaLevel[case_] = u < derived.mappa23[level] ? 2 : u < derived.mappa23[level] + derived.mappa1[level] ? 1 : 0;
  cases.rsrBand[case_] = derived.rsrMix.at(luck.recidivism.uniform(source, birth));
  cases.complexityFactors[case_] = derived.complexityMix.at(luck.complexity.uniform(source, birth));
  const digits = sentence === Sentence.custodial ? derived.changeMixOfLicences : derived.changeMix;
  cases.changeDigit[case_] = 3 - digits.at(luck.change.uniform(source, birth));
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
