import { endsContactEarly, shareEntered } from '../../../model/index.ts';
import type { ContactScheme } from '../../../model/index.ts';
import type { Survival } from '../numerics/survival.ts';
import type { Timeline } from '../timeline.ts';
import { epochAt } from '../timeline.ts';

/** By stage, recorded risk and reading. */
export type PastContact = Readonly<Record<'order' | 'licence', readonly Float64Array[]>>;

interface CaseloadReadings {
  readonly timeline: Timeline;
  readonly days: number;
  readonly readings: number;
  readonly pastContact: PastContact;
}

export interface SupervisionStarts {
  /** A day, before the first day, of a length such as this. */
  readonly perDay: number;
  readonly before: Survival;
  /** In each cell, and their lengths. */
  readonly starts: Float64Array;
  readonly lengths: readonly Survival[];
}

/**
 * Adds those with whom contact has ended, at each level of recorded risk: past the share of their supervision, of a
 * length below age / share and above age, and entered by then.
 */
export function addPastContact(
  { timeline: { epochs }, days, readings, pastContact }: CaseloadReadings,
  stage: 'order' | 'licence',
  { perDay, before, starts, lengths }: SupervisionStarts,
): void {
  const pastShare = (at: number, share: number): number => {
    let past = perDay * (before.leftAfter(at * days) - share * before.leftAfter((at * days) / share));
    for (let cell = 0; cell < at; cell++) {
      const age = (at - cell - 0.5) * days;
      past += starts[cell] * (lengths[cell].after(age) - lengths[cell].after(age / share));
    }
    return past;
  };
  for (let at = 0; at < readings; at++) {
    const moment = at * days - 0.5;
    const { p, contactSchemes, licenceContactSchemes } = epochAt(epochs, moment);
    const schemes = stage === 'order' ? contactSchemes : licenceContactSchemes;
    const { child_protection, contact_end_take_up, orders_with_rehabilitation_requirement } = p.supervision;
    const entered = shareEntered({
      childProtection: child_protection,
      withRequirement: stage === 'order' ? orders_with_rehabilitation_requirement : 1,
      takeUp: contact_end_take_up,
    });
    const past: number[] = [];
    schemes.forEach((scheme, risk) => {
      const same = schemes.findIndex((each) => isSameScheme(each, scheme));
      if (same < risk) past.push(past[same]);
      else {
        const share = shareOfPhaseOver(scheme, p.supervision.contact_end_phase, moment);
        const now = endsContactEarly(scheme.after) ? pastShare(at, scheme.after) : 0;
        const already = share < 1 && endsContactEarly(scheme.before) ? pastShare(at, scheme.before) : 0;
        past.push(entered * (share < 1 ? already + share * (now - already) : now));
      }
      pastContact[stage][risk][at] += past[risk];
    });
  }
}

const isSameScheme = (a: ContactScheme, b: ContactScheme): boolean =>
  a.after === b.after && a.from === b.from && a.before === b.before;

/** The share of those past the share of supervision who have been entered by a moment after a scheme began. */
const shareOfPhaseOver = ({ from, before, after }: ContactScheme, phase: number, moment: number): number =>
  before > after && moment < from + phase ? Math.max(0, moment - from) / phase : 1;
