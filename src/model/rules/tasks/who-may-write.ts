import { grades, reportKinds } from '../../categories.ts';

type ReportKind = (typeof reportKinds)[number];

const everyOfficer: readonly string[] = ['PO', 'NQO', 'PSO'];
const qualifiedOfficers: readonly string[] = ['PO', 'NQO'];
const writers: Readonly<Record<ReportKind, readonly string[]>> = {
  oral_report: everyOfficer,
  fast_report: everyOfficer,
  standard_report: qualifiedOfficers,
  parole_report: qualifiedOfficers,
  arms_assessment: qualifiedOfficers,
};

/**
 * Whether someone of a grade may write a report of a kind, each by its index in `grades` and `reportKinds`: oral and
 * fast reports all officers but trainees; standard reports, parole reports and ARMS assessments only qualified ones, the
 * newly qualified included.
 * Source: moj-wmt (parole reports of probation officers); assumed for the others, after operating rules, section 3.
 */
export const mayWriteReport = (kind: number, grade: number): boolean =>
  writers[reportKinds[kind]].includes(grades[grade]);

/** The index of a kind of report and a grade in `mayWriteByKind`. */
export const mayWriteIndex = (kind: number, grade: number): number => kind * grades.length + grade;

/** `mayWriteReport` for the event loop: 1 may write, 0 may not. */
export const mayWriteByKind: Uint8Array = Uint8Array.from(
  reportKinds.flatMap((_, kind) => grades.map((_grade, grade) => Number(mayWriteReport(kind, grade)))),
);
