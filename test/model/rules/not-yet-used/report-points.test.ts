import { describe, expect, it } from 'vitest';
import { armsPoints, reportPoints } from '../../../../src/model/rules/not-yet-used/report-points.ts';

describe('workload points of a report', () => {
  it('a standard court report counts 138, a fast one 65, a parole report 120', () => {
    expect(reportPoints).toEqual({ 'standard court report': 138, 'fast court report': 65, 'parole report': 120 });
  });

  it('an ARMS assessment counts 69 in the community and 35 on licence', () => {
    expect(armsPoints).toEqual({ community: 69, licence: 35 });
  });
});
