import type { Parameters, ParameterValue } from '../../model/index.ts';
import { modelInputOf } from '../composition/compose.ts';
import type { Composition, ValueInForce } from '../composition/compose.ts';
import { changedTwice } from '../composition/consistency-checks.ts';
import { countedIn } from '../composition/whole-service-counts.ts';
import type { Problem } from '../problems/problem.ts';
import type { Change } from '../reading/changes.ts';
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

/** The own figures of a file as a file of changes by themselves, and the account of what came from where. */
export interface Settled {
  readonly figures: ScenarioFile;
  /** Absent where there are problems, as is the account. */
  readonly area?: Area;
  readonly account?: Omit<AreaAccount, 'file'>;
  readonly problems: readonly Problem[];
}

/**
 * Turns the own figures of a file into changes of what it extends: the area in place of the regions, its share of every
 * count of the whole service, and its own figures in place of that share. They hold from the first day, whatever the
 * extended files changed until then; what these change later is changed for the area too. What the file itself changes
 * is left out.
 *
 * `below` is the composition of the files that it extends, as it is on the day on which this one starts (`start.here`);
 * by themselves they start on `start.below`.
 */
export function settleOwnFigures(
  file: ScenarioFile,
  own: OwnFigures,
  below: Composition,
  start: { readonly below: string; readonly here: string },
  definitions: Definitions,
): Settled {
  const source = file.reader.file;
  const inForce = withFirstDay(below, start.here);
  const national = modelInputOf(inForce, definitions).parameters;
  const { area, problems: areaProblems } = areaOf(own, national, source);
  if (area === undefined) return { figures: file, problems: areaProblems };

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
  const problems = [
    ...staff.problems,
    ...drafts.flatMap((draft) => [...outOfLimits(draft, file, definitions), ...givenTwice(draft, file, start.here)]),
  ];
  if (problems.length > 0) return { figures: file, problems };

  const changes = [
    ...organisationChanges(area, p, own).filter(({ setting }) => !drafts.some((draft) => draft.setting === setting)),
    ...[...shares].flatMap(([setting, entry]) =>
      drafts.some((draft) => draft.setting === setting)
        ? []
        : shareChanges(setting, entry, inForce, area, base, own.piece, definitions),
    ),
    ...drafts.flatMap((draft) => draftChanges(draft, inForce, own.piece)),
  ];
  const startPiece = own.date?.piece;
  const withStart =
    file.run.start === undefined && startPiece !== undefined
      ? { ...file.run, start: { value: start.here, span: startPiece.span } }
      : file.run;
  const here = drafts.reduce((values, { setting, value }) => withValue(values, setting, value), p);
  return {
    area,
    figures: { ...file, run: withStart, changes },
    account: accountOf(own, area, p, here, drafts, [
      ...caseload.remarks,
      ...risk.remarks,
      ...staff.remarks,
      ...ofStart(own, start),
      ...ofSeries(own),
    ]),
    problems: [],
  };
}

/** What the date of the figures means for those that are left empty. */
function ofStart(own: OwnFigures, { below, here }: { readonly below: string; readonly here: string }): string[] {
  if (own.date === undefined || here === below) return [];
  return [`The run starts on ${here}. Staff and trainees that you leave empty are those of the baseline on ${below}.`];
}

/** What a series is good for: nobody is to think that a run follows it. */
function ofSeries({ series }: OwnFigures): string[] {
  if (series.length === 0) return [];
  const days = series.map(({ day }) => day).sort();
  const months = new Set(days).size;
  return [
    `The series has ${series.length} figure${series.length === 1 ? '' : 's'} of ${months} month end${months === 1 ? '' : 's'}, ${days[0]} to ${days.at(-1)!}. ` +
      'A run takes no notice of them; "procap calibrate" adjusts the area to them.',
  ];
}

/** The composition with what changes on the first day in the values of the start: own figures are of that day. */
function withFirstDay(composition: Composition, start: string): Composition {
  const values = new Map(composition.atStart);
  for (const each of composition.dated) if (each.date <= start) values.set(each.setting, each);
  return { ...composition, atStart: values, dated: composition.dated.filter(({ date }) => date > start) };
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
      .map((each) => laterChange(each, entryOfShare(each, area, sharedBy, base, piece), piece)),
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
      return laterChange(each, entryAt(each.entry, value, piece, note), piece);
    }),
  ];
}

const change = (setting: string, to: Entry, because: string, piece: Piece): Change => ({
  setting,
  to: { ...to, way: 'value' },
  because,
  piece,
});

/** What the extended files change after the first day, as the area has it. */
function laterChange({ setting, date, because, causes }: ValueInForce, to: Entry, piece: Piece): Change {
  const isBetween = causes.every((cause) => cause.isBetween);
  return { ...change(setting, to, because!, piece), from: { date, piece }, follows: { isBetween } };
}

/**
 * Values of the first day that the file gives beside an own figure of the same setting: one of the two is a mistake.
 */
const givenTwice = ({ setting, figures }: Draft, { changes, reader }: ScenarioFile, start: string): Problem[] =>
  changes
    .filter((each) => each.setting === setting && each.to.way === 'value' && each.regions === undefined)
    .filter(({ from }) => from === undefined || from.date === start)
    .map(({ from, piece }) => {
      const { span, field } = (from ?? { piece }).piece;
      const line = reader.file.lineOf(figures[0].piece.span);
      return reader.file.problem(span, field, changedTwice(setting, 'from the start', line));
    });

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
