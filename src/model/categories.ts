/**
 * The words that rules and processes share, each list in a fixed order. The event loop holds a word as its index in the
 * list (a small integer), so the order is part of the meaning: change it and every index changes.
 */

/** Where a person on probation is: on a court order in the community, on licence after release, or in custody. */
export const locations = ['community', 'licence', 'custody'] as const;
export type Location = (typeof locations)[number];

/** Risk of serious harm (RoSH), from the lowest level to the highest. */
export const roshLevels = ['low', 'medium', 'high', 'very high'] as const;
export type Rosh = (typeof roshLevels)[number];
/** The index of high risk in `roshLevels`: high or very high risk is this index or more. */
export const highRisk = roshLevels.indexOf('high');

/** Multi-agency public protection (MAPPA) level; 0 is a case outside MAPPA. The index of a level is the level. */
export const mappaLevels = [0, 1, 2, 3] as const;
export type MappaLevel = (typeof mappaLevels)[number];

/**
 * Grades of staff who are agents: practitioners in the order of the who-may-hold table, then the managers of their
 * teams.
 */
export const grades = ['PO', 'NQO', 'PSO', 'PQiP', 'SPO'] as const;
export type StaffGrade = (typeof grades)[number];

/**
 * A grade that may hold cases: probation officer, newly qualified officer, probation services officer, PQiP trainee.
 */
export type Grade = Exclude<StaffGrade, 'SPO'>;

/** Tiers of version 2 in the order of the published points table: a letter for protection, a digit for change. */
export const tiers = [
  'A3',
  'A2',
  'A1',
  'A0',
  'B3',
  'B2',
  'B1',
  'B0',
  'C3',
  'C2',
  'C1',
  'C0',
  'D3',
  'D2',
  'D1',
  'D0',
] as const;
export type Tier = (typeof tiers)[number];

/** Kinds of recall to custody: standard, or for a fixed term of so many days. */
export const recallKinds = ['standard', 'fixed_14', 'fixed_28', 'fixed_56'] as const;
export type RecallKind = (typeof recallKinds)[number];
/** Reports and other papers that come to a unit by themselves, in numbers a year. */
export const reportKinds = [
  'oral_report',
  'fast_report',
  'standard_report',
  'parole_report',
  'arms_assessment',
] as const;
/** All kinds of work with a deadline: these reports, and what an event in a case calls for. */
export const taskKinds = [
  ...reportKinds,
  'recall_papers',
  'licence_warning',
  'breach_pack',
  'early_release_papers',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** How many classes of case there are: each risk of serious harm at each MAPPA level. */
export const caseClassCount = roshLevels.length * mappaLevels.length;

/**
 * The class of a case for the rules that ask only for risk and MAPPA level, as an index from 0 to `caseClassCount` - 1:
 * low risk at MAPPA 0, 1, 2, 3, then medium risk, and so on.
 */
export const caseClass = (roshIndex: number, mappaLevel: number): number => roshIndex * mappaLevels.length + mappaLevel;
