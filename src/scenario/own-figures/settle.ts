import type { Parameters, ParameterValue } from '../../model/index.ts';
import { dateOf, modelInputOf } from '../composition/compose.ts';
import type { Composition, ValueInForce } from '../composition/compose.ts';
import { countedIn } from '../composition/whole-service-counts.ts';
import type { Problem } from '../problems/problem.ts';
import type { Change, ChangeDate } from '../reading/changes.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import type { Entry } from '../settings/entry.ts';
import { definitionOf, withValue } from '../settings/setting-path.ts';
import type { Piece } from '../yaml/reader.ts';
import { describeLimits } from '../yaml/scalars.ts';
import { accountOf } from './account.ts';
import type { AreaAccount } from './area-account.ts';
import { areaOf } from './area.ts';
import type { Area } from './area.ts';
import { draftOfRisk, draftsOfCaseload } from './caseload.ts';
import type { Draft } from './draft.ts';
import { entryAt, entryOfDraft, entryOfShare, inProportion } from './own-entries.ts';
import type { OwnFigures } from './read-own-figures.ts';
import { draftOfSickness, draftsOfStaff, draftsOfTrainees } from './staff.ts';
import { firstOfMonth } from './first-of-month.ts';

/** A file with own figures as a file with changes, and the account of what came from where. */
export interface Settled {
  readonly file: ScenarioFile;
  /** Absent where there are problems, as is the account. */
  readonly area?: Area;
  readonly account?: AreaAccount;
  readonly problems: readonly Problem[];
}

/**
 * Turns the own figures of a file into changes of what it extends: the area in place of the regions, its share of every
 * count of the whole service, and its own figures in place of that share. What the file itself changes goes before.
 *
 * `below` is the composition of the files that it extends, which start on `start`.
 */
export function settleOwnFigures(
  file: ScenarioFile,
  own: OwnFigures,
  below: Composition,
  start: string,
  definitions: Definitions,
): Settled {
  const source = file.reader.file;
  const startOfRun = file.run.start?.value ?? (own.date === undefined ? start : firstOfMonth(own.date.value));
  const inForce = foldUntil(below, startOfRun);
  const national = modelInputOf(inForce, definitions).parameters;
  const { area, problems: areaProblems } = areaOf(own, national, source);
  if (area === undefined) return { file, problems: areaProblems };

  const base = national.organisation.share_of_service;
  const shares = sharesOf(inForce, area, base, own.piece, definitions);
  const p = [...organisationOf(area), ...[...shares].map(([setting, { value }]) => [setting, value] as const)].reduce(
    (values, [setting, value]) => withValue(values, setting, value),
    withSickness(national, area),
  );
  const caseload = draftsOfCaseload(own, p);
  const risk = draftOfRisk(own);
  const staff = draftsOfStaff(own, p, source);
  const drafts = [
    ...caseload.drafts,
    ...risk.drafts,
    ...staff.drafts,
    ...draftsOfTrainees(own, p),
    ...draftOfSickness(own, p, area.name),
  ];
  const problems = [...staff.problems, ...drafts.flatMap((draft) => outOfLimits(draft, file, definitions))];
  if (problems.length > 0) return { file, problems };

  const changes = [
    ...organisationChanges(area, p, own).filter(({ setting }) => !drafts.some((draft) => draft.setting === setting)),
    ...[...shares].flatMap(([setting, entry]) =>
      drafts.some((draft) => draft.setting === setting)
        ? []
        : shareChanges(setting, entry, inForce, area, base, own.piece, definitions),
    ),
    ...drafts.flatMap((draft) => draftChanges(draft, inForce, own.piece)),
  ];
  const touched = new Set(changes.map(({ setting }) => setting));
  const folded = foldedChanges(below, inForce, startOfRun, touched, own.piece);
  const firsts = new Map<string, string>();
  for (const { setting, from } of file.changes)
    if ((from?.date ?? '') < (firsts.get(setting) ?? '9999')) firsts.set(setting, from?.date ?? '');
  // What the file changes itself goes before the share; an own figure and a change of the same setting are a mistake.
  const isOwn = (setting: string): boolean => drafts.some((draft) => draft.setting === setting);
  const ofFigures = [...changes, ...folded].filter(({ setting, from }) =>
    from === undefined && isOwn(setting) ? true : (from?.date ?? '') < (firsts.get(setting) ?? '9999'),
  );
  const startPiece = own.date?.piece;
  const withStart =
    file.run.start === undefined && startPiece !== undefined
      ? { ...file.run, start: { value: startOfRun, span: startPiece.span } }
      : file.run;
  const here = drafts.reduce((values, { setting, value }) => withValue(values, setting, value), p);
  return {
    area,
    file: { ...file, run: withStart, changes: [...ofFigures, ...file.changes] },
    account: accountOf(own, area, p, here, drafts, [
      ...caseload.remarks,
      ...risk.remarks,
      ...staff.remarks,
      ...ofStart(own, start, startOfRun),
    ]),
    problems: [],
  };
}

/** What the date of the figures means for those that are left empty. */
function ofStart(own: OwnFigures, start: string, startOfRun: string): string[] {
  if (own.date === undefined || startOfRun === start) return [];
  return [
    `The run starts on ${startOfRun}. Staff and trainees that you leave empty are those of the baseline on ${start}.`,
  ];
}

/** The composition as it stands on a day: what changed until then has its last value. */
function foldUntil({ atStart, dated }: Composition, day: string): Composition {
  const values = new Map(atStart);
  for (const each of dated) if (dateOf(each) <= day) values.set(each.setting, each);
  return { atStart: values, dated: dated.filter((each) => dateOf(each) > day) };
}

/** Settings that changed before the run starts and are not the area's own: their last value, and later ones again. */
function foldedChanges(
  below: Composition,
  inForce: Composition,
  startOfRun: string,
  touched: ReadonlySet<string>,
  piece: Piece,
): Change[] {
  const early = new Set(below.dated.filter((each) => dateOf(each) <= startOfRun).map(({ setting }) => setting));
  return [...early]
    .filter((setting) => !touched.has(setting))
    .flatMap((setting) => {
      const held = inForce.atStart.get(setting)!;
      const later = inForce.dated.filter((each) => each.setting === setting);
      const again = ({ entry }: ValueInForce): Entry => ({ ...entry, span: piece.keySpan });
      const because = `As the baseline has it on ${startOfRun}.`;
      return [
        change(setting, again(held), because, piece),
        ...later.map((each) => change(setting, again(each), each.change!.because, piece, dateOf(each))),
      ];
    });
}

const organisationOf = (area: Area): (readonly [string, ParameterValue])[] => [
  ['organisation.share_of_service', 1],
  ['organisation.delivery_units', { [area.name]: area.units }],
  ['organisation.caseload_weight', { [area.name]: 1 }],
  ['organisation.vacancies', { [area.name]: 0 }],
];

/** Sickness of the region that the area is or belongs to. */
const withSickness = (p: Parameters, area: Area): Parameters =>
  withValue(p, 'absence.sickness_weight', {
    [area.name]: p.absence.sickness_weight[area.region ?? area.name] ?? 1,
  });

function organisationChanges(area: Area, p: Parameters, own: OwnFigures): Change[] {
  const because =
    own.region === undefined || own.name !== undefined ? 'It is the only area.' : 'It is the only region.';
  const sickness = ['absence.sickness_weight', p.absence.sickness_weight] as const;
  return [...organisationOf(area), sickness].map(([setting, value]) => {
    const isNumber = typeof value === 'number';
    const entry: Entry = {
      value,
      sources: [],
      quality: 'assumed',
      plausible: [1, 1],
      note: isNumber ? 'Every count is that of the area already.' : 'The area stands alone.',
      span: own.piece.keySpan,
      valuePiece: own.piece,
    };
    return change(setting, entry, because, own.piece);
  });
}

/** The share of the area of every count of the whole service. */
const sharesOf = (inForce: Composition, area: Area, base: number, piece: Piece, definitions: Definitions) =>
  new Map(
    [...inForce.atStart.values()].flatMap((each): [string, Entry][] => {
      const sharedBy = countedIn(each.setting, definitions);
      return sharedBy === undefined ? [] : [[each.setting, entryOfShare(each, area, sharedBy, base, piece)]];
    }),
  );

function shareChanges(
  setting: string,
  entry: Entry,
  { dated }: Composition,
  area: Area,
  base: number,
  piece: Piece,
  definitions: Definitions,
): Change[] {
  const because = 'The share of the area in the national figure.';
  const sharedBy = countedIn(setting, definitions)!;
  return [
    change(setting, entry, because, piece),
    ...dated
      .filter((each) => each.setting === setting)
      .map((each) =>
        change(setting, entryOfShare(each, area, sharedBy, base, piece), each.change!.because, piece, dateOf(each)),
      ),
  ];
}

/** An own value from the start, and later changes of the national one in proportion, where it follows them. */
function draftChanges(draft: Draft, inForce: Composition, piece: Piece): Change[] {
  const { setting, follows } = draft;
  const first = inForce.atStart.get(setting)!.entry.value;
  const later = follows ? inForce.dated.filter((each) => each.setting === setting) : [];
  return [
    change(
      setting,
      entryOfDraft(draft),
      draft.isWorkedOut ? `Own figures. ${draft.note}` : 'Own figures.',
      draft.figures[0].piece,
    ),
    ...later.map((each) => {
      const value = inProportion(each.entry.value, first, draft.value);
      const note = 'In proportion to the national figure.';
      return change(setting, entryAt(each.entry, value, piece, note), each.change!.because, piece, dateOf(each));
    }),
  ];
}

function change(setting: string, to: Entry, because: string, piece: Piece, date?: string): Change {
  const from: ChangeDate | undefined = date === undefined ? undefined : { date, piece };
  return { setting, ...(from && { from }), to, because, piece };
}

/** A value worked out from own figures that the model does not allow. */
function outOfLimits(
  { setting, value, figures, note }: Draft,
  { reader }: ScenarioFile,
  definitions: Definitions,
): Problem[] {
  const definition = definitionOf(setting, definitions)!;
  if (definition.kind !== 'number' || typeof value !== 'number') return [];
  if (value >= definition.least && value <= definition.most) return [];
  const { span, field } = figures[0].piece;
  return [
    reader.file.problem(span, field, {
      message: `What follows from this figure is not possible: ${setting} would be ${value}. ${note}`,
      found: String(figures[0].value),
      allowed: `${setting} ${describeLimits(definition)}`,
      suggestion: 'Check the figure, and those beside it.',
    }),
  ];
}
