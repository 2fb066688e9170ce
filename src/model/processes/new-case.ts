import { Sentence } from '../cases.ts';
import type { Derived } from '../derived.ts';
import type { Service } from '../service.ts';
import type { Unit } from '../units.ts';

/** The number of a source of random numbers for cases: each unit has one for each kind of sentence. */
export const sourceOfCases = ({ plan }: Unit, sentence: number): number => plan.number * 4 + sentence;

/**
 * A person is sentenced: a case with its risk, MAPPA level and other factors, drawn from the mix in force. Its stage
 * and dates are the caller's.
 */
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
  cases.recordedRisk[case_] = riskAsFirstRead(
    derived,
    level,
    p.risk.misread,
    luck['reading of risk'].uniform(source, birth),
  );
  return case_;
}

/** The risk that is on record when a case begins: wrong by one level for a share of cases, in balance with the mix. */
export function riskAsFirstRead({ upperShare }: Derived, actual: number, error: number, u: number): number {
  const tooHigh = actual < 3 ? error * upperShare[actual] : 0;
  const tooLow = actual > 0 ? error * (1 - upperShare[actual - 1]) : 0;
  return u < tooHigh ? actual + 1 : u > 1 - tooLow ? actual - 1 : actual;
}
