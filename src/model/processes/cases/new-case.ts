import { Sentence } from '../../state/cases.ts';
import { riskAsRead } from '../../rules/risk/misreading.ts';
import type { Service } from '../../service.ts';
import type { CaseId } from '../../state/identity.ts';

/**
 * A person is sentenced: a case with its risk, MAPPA level and other factors, drawn from the mix in force. Its stage
 * and dates are the caller's.
 */
export function createCase(service: Service, sentence: number, serialNumber: number): CaseId {
  const { cases, streams, derived, p } = service;
  const case_ = cases.open();
  const source = sentence; // within the unit, each kind of sentence is a source of random numbers
  cases.sentence[case_] = sentence;
  cases.source[case_] = source;
  cases.serialNumber[case_] = serialNumber;

  const level = derived.roshMix.at(streams['actual risk'].uniform(source, serialNumber));
  cases.actualRisk[case_] = level;
  const u = streams.mappa.uniform(source, serialNumber);
  cases.mappaLevel[case_] = u < derived.mappa23[level] ? 2 : u < derived.mappa23[level] + derived.mappa1[level] ? 1 : 0;
  cases.rsrBand[case_] = derived.rsrMix.at(streams.recidivism.uniform(source, serialNumber));
  cases.complexityFactors[case_] = derived.complexityMix.at(streams.complexity.uniform(source, serialNumber));
  const digits = sentence === Sentence.custodial ? derived.changeMixOfLicences : derived.changeMix;
  cases.changeDigit[case_] = 3 - digits.at(streams.change.uniform(source, serialNumber));
  cases.recordedRisk[case_] = riskAsRead(
    level,
    p.risk.misread,
    1,
    derived.upperShare,
    streams['reading of risk'].uniform(source, serialNumber),
  );
  return case_;
}
