import { power } from '../../../engine/index.ts';

/**
 * The share of occasions for a licence warning or a breach on which the officer acts: the fraction of contact kept up
 * (0 to 1), to the power `givesWay`. At 0 every one is acted on, also where nobody is there; at 1 enforcement is kept
 * up as contact is, and what nobody sees is not enforced.
 * Source: assumed form; that officers without time do not breach is told by practitioners (operating rules, section 5).
 */
export const shareEnforced = (contactKeptUp: number, givesWay: number): number =>
  givesWay === 1 ? contactKeptUp : power(contactKeptUp, givesWay);
