import { onceShortAreSuspended } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import { beforeSuspension } from './before-suspension.ts';
import { riskColumns } from './lines.ts';
import { singleFigure } from './read-own-figures.ts';
import type { OwnFigure, OwnFigures } from './read-own-figures.ts';
import { rounded } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * A kind of supervision: people are starts a year times the mean length in years, as the model begins with them
 * (Little's law).
 */
export interface CaseloadKind {
  readonly key: string;
  readonly label: string;
  readonly starts: 'community_orders' | 'suspended_sentence_orders' | 'custodial_sentences';
  readonly length: 'community_order_length' | 'suspended_sentence_order_length' | 'custody_length' | 'licence_length';
  /** People that the settings come to. */
  readonly stock: (p: Parameters) => number;
}

const kind = (
  key: string,
  label: string,
  starts: CaseloadKind['starts'],
  length: CaseloadKind['length'],
): CaseloadKind => ({
  key,
  label,
  starts,
  length,
  stock: (p) => {
    const { demand, supervision, organisation } = onceShortAreSuspended(p);
    return (demand[starts] * organisation.share_of_service * supervision[length]) / 12;
  },
});

/**
 * Those after release come first of the two of custodial sentences: their length is the surer, and starts follow from
 * it.
 */
export const caseloadKinds: readonly CaseloadKind[] = [
  kind('community_orders', 'community orders', 'community_orders', 'community_order_length'),
  kind(
    'suspended_sentence_orders',
    'suspended sentence orders',
    'suspended_sentence_orders',
    'suspended_sentence_order_length',
  ),
  kind('after_release', 'people after release', 'custodial_sentences', 'licence_length'),
  kind('before_release', 'people before release', 'custodial_sentences', 'custody_length'),
];

/** People of one kind as the file gives them: the total, or else the sum over risk. */
export function stockOf(
  own: OwnFigures,
  { key }: CaseloadKind,
): { readonly people: number; readonly rated: number; readonly figures: readonly OwnFigure[] } | undefined {
  const at = (column: string): OwnFigure | undefined => own.figures.get(`caseload.${key}.${column}`);
  const byRisk = riskColumns.flatMap((risk) => at(risk) ?? []);
  const total = at('total');
  if (total === undefined && byRisk.length === 0) return undefined;
  const rated = byRisk.reduce((sum, { value }) => sum + value, 0);
  return { people: total?.value ?? rated, rated, figures: total === undefined ? byRisk : [total] };
}

/**
 * Starts and lengths that go with the caseload that is given.
 *
 * The area's own caseload with the national length gives the starts: lengths follow from the law and are much alike
 * everywhere, while starts differ as areas differ in size. Where the area gives its starts as well, both are kept and
 * the length follows, since no other length goes with both; how far they disagree is told. Prison sentences have two
 * lengths for one number of starts, so that people before release then make the time in custody.
 *
 * Figures are of what comes out once short sentences are suspended, where they are on the day.
 */
export function draftsOfCaseload(own: OwnFigures, p: Parameters): { drafts: Draft[]; remarks: string[] } {
  const drafts: Draft[] = [];
  const remarks: string[] = [];
  const { supervision } = onceShortAreSuspended(p);
  const known = new Map<string, { value: number; own?: OwnFigure }>();
  for (const starts of ['community_orders', 'suspended_sentence_orders', 'custodial_sentences'] as const) {
    const figure = own.figures.get(singleFigure('starts', starts));
    if (figure === undefined) continue;
    known.set(starts, { value: figure.value, own: figure });
    drafts.push({
      setting: `demand.${starts}`,
      value: figure.value,
      figures: [figure],
      follows: true,
      note: 'As given.',
    });
  }
  for (const each of caseloadKinds) {
    const given = stockOf(own, each);
    if (given === undefined || given.people === 0) {
      if (given !== undefined && !known.has(each.starts)) {
        known.set(each.starts, { value: 0 });
        drafts.push({
          setting: `demand.${each.starts}`,
          value: 0,
          figures: given.figures,
          follows: true,
          note: 'Nobody.',
        });
      }
      continue;
    }
    const national = supervision[each.length];
    const starts = known.get(each.starts);
    const { people, figures } = given;
    const atNational = (12 * people) / national;
    if (starts === undefined || starts.value === 0) {
      known.set(each.starts, { value: atNational });
      const note = `${count(people)} ${each.label} over the national length of ${months(national)} (Little's law).`;
      drafts.push({
        setting: `demand.${each.starts}`,
        value: rounded(atNational),
        figures,
        follows: true,
        isWorkedOut: true,
        note,
      });
      continue;
    }
    const length = (12 * people) / starts.value;
    const both = starts.own === undefined ? figures : [...figures, starts.own];
    const note = `${count(people)} ${each.label} over ${count(starts.value)} starts a year (Little's law).`;
    drafts.push({
      setting: `supervision.${each.length}`,
      value: rounded(length),
      figures: both,
      follows: true,
      isWorkedOut: true,
      note,
    });
    const off = starts.value / atNational - 1;
    const whose =
      starts.own === undefined
        ? `${count(starts.value)} follow from your people after release`
        : `you give ${count(starts.value)}`;
    remarks.push(
      `Your ${count(people)} ${each.label} would take ${count(atNational)} starts a year at the national length of ` +
        `${months(national)}; ${whose}, ${Math.abs(100 * off).toFixed(0)}% ${off < 0 ? 'fewer' : 'more'}. Both are kept, ` +
        `so that the time is ${months(length)} here.` +
        (Math.abs(off) > 0.25 ? ' That is far apart: check that both count the same people.' : ''),
    );
  }
  return { drafts: beforeSuspension(drafts, p), remarks };
}

const count = (value: number): string => Math.round(value).toLocaleString('en-GB');
const months = (value: number): string => `${value.toFixed(1)} months`;

/** The mix of risk over all kinds that give it; the model has one for all, which it keeps up. */
export function draftOfRisk(own: OwnFigures): { drafts: Draft[]; remarks: string[] } {
  const cells = riskColumns.map((risk) =>
    caseloadKinds.flatMap(({ key }) => own.figures.get(`caseload.${key}.${risk}`) ?? []),
  );
  const sums = cells.map((each) => each.reduce((sum, { value }) => sum + value, 0));
  const all = sums.reduce((sum, each) => sum + each, 0);
  if (all === 0) return { drafts: [], remarks: [] };
  const shares = sums.map((sum) => sum / all);
  const value = Object.fromEntries(riskColumns.map((risk, index) => [risk, shares[index]]));
  const note = `${count(all)} people with a rating, of all kinds of supervision.`;
  const rated = caseloadKinds.flatMap((each) => {
    const stock = stockOf(own, each);
    if (stock === undefined || stock.rated === 0) return [];
    const high = ['high', 'very_high'].reduce(
      (sum, risk) => sum + (own.figures.get(`caseload.${each.key}.${risk}`)?.value ?? 0),
      0,
    );
    return [{ label: each.label, high: high / stock.rated }];
  });
  const remarks =
    rated.length < 2
      ? []
      : [
          `The model has one mix of risk for all kinds of supervision: ${share(shares[2] + shares[3])} high or very high. ` +
            `Yours: ${rated.map(({ label, high }) => `${share(high)} of ${label}`).join(', ')}.`,
        ];
  return {
    drafts: [{ setting: 'risk.rosh_mix', value, figures: cells.flat(), follows: true, isWorkedOut: true, note }],
    remarks,
  };
}

const share = (value: number): string => `${(100 * value).toFixed(0)}%`;
