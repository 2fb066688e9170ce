import { roshLevels } from '../../categories.ts';

const veryHigh = roshLevels.indexOf('very high');

/**
 * Whether contact with a case may end early (Probation Reset, Impact and whatever follows them): not for MAPPA cases,
 * whatever the level, and not at very high risk as recorded on the day. The case stays with its officer.
 *
 * ASSUMPTION: a case that is at very high risk on its day keeps its contact to the end, even if its risk falls later.
 * Source: napo-reset.
 */
export const mayContactEnd = (recordedRisk: number, mappaLevel: number): boolean =>
  mappaLevel === 0 && recordedRisk !== veryHigh;

/** What of a case the model does not follow, each a number from 0 to 1 that is drawn once for the case. */
export interface DrawsOfEntry {
  readonly childProtection: number;
  readonly requirement: number;
  readonly takeUp: number;
}

/** Shares of cases, from 0 to 1. */
export interface SharesOfEntry {
  /** Under active child protection. */
  readonly childProtection: number;
  /** With a rehabilitation requirement; 1 for a licence. */
  readonly withRequirement: number;
  /** Of those whose contact may end, entered in the case record by somebody. */
  readonly takeUp: number;
}

/**
 * Whether a case whose contact may end is entered as such: it has no active child protection, it is a licence or an
 * order with a rehabilitation activity requirement, and somebody makes the entry. A higher share covers all whom a
 * lower one does.
 *
 * ASSUMPTION: child protection, the requirement and whether the entry is made do not depend on each other nor on risk.
 * Source: napo-reset; moj-tier (an entry in the case record decides, not a date); the shares are settings.
 */
export const isEntered = (drawn: DrawsOfEntry, share: SharesOfEntry): boolean =>
  drawn.childProtection >= share.childProtection &&
  drawn.requirement < share.withRequirement &&
  drawn.takeUp < share.takeUp;

/** The share of cases entered, of those whose contact may end. Source: as for `isEntered`. */
export const shareEntered = ({ childProtection, withRequirement, takeUp }: SharesOfEntry): number =>
  (1 - childProtection) * withRequirement * takeUp;

/** When contact ends at one level of risk: from some day on after another share of supervision than before. */
export interface ContactScheme {
  /** The share of supervision (0 to 1) after which contact ends; 1 where it never ends early. */
  readonly after: number;
  /** The day from which it does so; long ago where it always has. */
  readonly from: number;
  /** The share before that day. */
  readonly before: number;
}

/** Shares of supervision after which contact ends, by recorded risk. */
export type SharesByRisk = Readonly<Record<'low' | 'medium' | 'high', number>>;

/**
 * The shares after which contact on licence ends: of a scheme for all supervision and one for licences, the one that
 * ends it sooner, at each level of risk.
 *
 * ASSUMPTION: whom the scheme for licences excepts, and who is entered, is as in that for all supervision.
 * Source: sentencing-act-2026 (no active supervision in the last third of the sentence, which of a licence that begins
 * after one third is the second half); the shares are settings.
 */
export const sharesOnLicence = (ofSupervision: SharesByRisk, ofLicence: SharesByRisk): SharesByRisk => ({
  low: Math.min(ofSupervision.low, ofLicence.low),
  medium: Math.min(ofSupervision.medium, ofLicence.medium),
  high: Math.min(ofSupervision.high, ofLicence.high),
});

/** A scheme that has always been in force began so long ago that it delays nobody. */
const longAgo = -Infinity;

/**
 * The schemes from a day on, by level of recorded risk, from the shares that then hold and the schemes before; there
 * are none before the first day. A share that stays the same leaves its scheme as it is. Very high risk has that of
 * high risk, for a case whose risk falls before its day.
 */
export const contactSchemesFrom = (
  day: number,
  { low, medium, high }: SharesByRisk,
  before: readonly ContactScheme[] | undefined,
): readonly ContactScheme[] =>
  [low, medium, high, high].map((after, level) => {
    const last = before?.[level];
    if (last === undefined) return { after, from: longAgo, before: after };
    return after === last.after ? last : { after, from: day, before: last.after };
  });

/** Whether contact ends early at all: after a share of supervision that is less than the whole. */
export const endsContactEarly = (share: number): boolean => share < 1;

/** The day on which a share of supervision (0 to 1) has passed, a broken day counted as whole. */
export const shareOfSupervisionPassedOn = (supervisedFrom: number, endsOn: number, share: number): number =>
  Math.ceil(supervisedFrom + share * (endsOn - supervisedFrom));

/**
 * The day on which contact ends: when the share of supervision has passed, but not before the case is entered. Those
 * who are past the share when a scheme begins are entered one by one over `phaseIn` days; `drawn`, from 0 to 1, is the
 * place of the case among them. A scheme that goes further than the one before it delays nobody whom that one covers.
 *
 * Where there is no phase, or the scheme has always been in force, the share alone decides.
 * Source: napo-reset (case by case from 29 April to July 2024); the days are a setting.
 */
export function endOfContactOn(
  supervisedFrom: number,
  endsOn: number,
  { after, from, before }: ContactScheme,
  phaseIn: number,
  drawn: number,
): number {
  const passed = shareOfSupervisionPassedOn(supervisedFrom, endsOn, after);
  const entered = Math.max(passed, from + Math.floor(drawn * phaseIn));
  return before > after ? Math.min(entered, shareOfSupervisionPassedOn(supervisedFrom, endsOn, before)) : entered;
}

/**
 * The points of a case whose contact has ended, of those that its tier has where it is: what work remains, since
 * enforcement, recall and enquiries go on. Whole points.
 *
 * ASSUMPTION: on recall too, and after release from it: contact that has ended stays ended.
 * Source: assumed; the weights in use are not published (0 in moj-wmt is the default of a column), and the share is a
 * setting.
 */
export const pointsAfterContact = (pointsOfTier: number, share: number): number => Math.round(share * pointsOfTier);
