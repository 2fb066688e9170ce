import type { Service } from '../service.ts';
import { pressureOf } from '../rules/staff/strain.ts';
import { loadOf } from '../processes/work/officer-work.ts';

/** Officers start with the strain that their workload, had it always been so, would have built up. */
export function setStartingStrain(service: Service): void {
  const { officers } = service;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.holdsCases[officer] === 1) officers.strain[officer] = pressureOf(loadOf(service, officer));
  }
}
