import { GradeIndex } from '../../../model/index.ts';
import type { Parameters } from '../../../model/index.ts';
import type { CasesSnapshot } from '../cases/area-cases.ts';
import type { TaskWork } from '../cases/tasks.ts';
import type { WorkPerPoint } from './work-done.ts';
import type { Loads, StaffAtWork } from './workforce.ts';

/**
 * What a point of workload asks for, by grade. Cases ask the same of everybody who holds them, but that only qualified
 * officers hold some; reports are part of the work of those who may write them. `dilution` is how much longer
 * assessments take for want of experience, and `withPapers` the share of cases whose papers are complete.
 */
export function workPerPoint(
  { work, setAside, effort, breachPacks, contact, tasks, reports }: CasesSnapshot,
  { load }: Loads,
  { available, people }: StaffAtWork,
  dilution: number,
  withPapers: number,
  { work: { weight_scale } }: Parameters,
): WorkPerPoint[] {
  const allWork = Math.max(1e-9, (work[0] + work[1] + work[2]) * weight_scale);
  const held = available.map((each, grade) => Math.max(1e-9, each * load[grade]));
  const heldByQualified = held[GradeIndex.PO] + held[GradeIndex.NQO];
  const heldByWriters = [heldByQualified, heldByQualified + held[GradeIndex.PSO]];
  // Of the work that anybody may hold, what qualified officers hold beside that which only they may.
  const scale = weight_scale * withPapers;
  const rest = (heldByQualified - (work[0] + work[1]) * scale) / Math.max(1e-9, work[2] * scale);
  const shareOfRest = Math.max(0, Math.min(1, rest));
  const contactOfQualified = contact[0].map((points, risk) => points + shareOfRest * contact[1][risk]);
  return held.map((_, grade) => {
    const isQualified = grade <= GradeIndex.NQO;
    const written = reports.map(({ points, tasks: kinds }, group) => {
      const mayWrite = group === 0 ? isQualified : grade !== GradeIndex.PQiP;
      return { points: mayWrite ? points : 0, kinds: mayWrite ? kinds : [], held: heldByWriters[group] };
    });
    const ofReports = written.reduce((sum, { points, held: byAll }) => sum + (points * weight_scale) / byAll, 0);
    const ofCases = Math.max(0, 1 - ofReports);
    const relative = ({ effort: ofAll, asks }: TaskWork, of: number) => ({
      effort: ofAll / of,
      asks: (asks * people[grade]) / Math.max(1e-9, available[grade]),
    });
    return {
      setAside: (setAside / allWork) * ofCases,
      effort: ((effort * dilution) / allWork) * ofCases,
      counted: ofReports + ((breachPacks * weight_scale) / allWork) * ofCases,
      tasks: tasks.map((each) => relative(each, allWork / Math.max(1e-9, ofCases))),
      reports: written.flatMap(({ kinds, held: byAll }) => kinds.map((each) => relative(each, byAll))),
      contact: [...(isQualified ? contactOfQualified : contact[1])],
    };
  });
}
