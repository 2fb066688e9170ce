import type { Service } from '../service.ts';
import { pressureOn } from '../processes/staff/pressure.ts';

/** Officers start with the strain that their workload, had it always been so, would have built up. */
export function setStartingStrain(service: Service): void {
  const { officers } = service;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.holdsCases[officer] === 1) officers.strain[officer] = pressureOn(service, officer);
  }
}
