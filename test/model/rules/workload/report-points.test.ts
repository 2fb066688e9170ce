import { describe, expect, it } from 'vitest';
import { daysReportCounts, reportPoints } from '../../../../src/model/rules/workload/report-points.ts';

describe('workload points of a report', () => {
  it('a standard court report counts 138, a fast one 65, a parole report 120, an oral report nothing, for 30 days', () => {
    expect(reportPoints).toMatchObject({ standard_report: 138, fast_report: 65, parole_report: 120, oral_report: 0 });
    expect(daysReportCounts).toBe(30);
  });

  it('an ARMS assessment counts the mean of 69 in the community and 35 on licence', () => {
    expect(reportPoints.arms_assessment).toBe((69 + 35) / 2);
  });
});
