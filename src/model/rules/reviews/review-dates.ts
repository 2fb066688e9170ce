/**
 * Days on which a review opens and falls due. `opensBefore` is the days before its due day from which it can be begun.
 * Source: assumed; operating rules, section 4.
 */

/** The day on which a review can be begun; not before `notBefore`. */
export const reviewOpensOn = (dueOn: number, opensBefore: number, notBefore: number): number =>
  Math.max(dueOn - opensBefore, notBefore);

/**
 * When the next review falls due once a rise in risk was noticed: no later than if it opened on that day. One that is
 * due sooner stands.
 */
export const dueAfterNoticing = (dueOn: number, noticedOn: number, opensBefore: number): number =>
  Math.min(dueOn, noticedOn + opensBefore);
