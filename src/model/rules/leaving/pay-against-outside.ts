import { power } from '../../../engine/index.ts';

/**
 * Pay of a grade against what other employers pay, relative to the first day: 1 then, above 1 after a rise here, below 1
 * after one outside. `outside` is pay there relative to the first day. Where pay here is not known, which is 0, it counts
 * as unchanged.
 * Source: as for `leavingByPay`.
 */
export const payAgainstOutside = (pay: number, payOnFirstDay: number, outside: number): number =>
  (pay > 0 && payOnFirstDay > 0 ? pay / payOnFirstDay : 1) / outside;

/**
 * By what pay multiplies the rate of leaving: 1 where pay against the outside is as on the first day, or where the
 * elasticity is 0; with an elasticity of 1, a rise by a tenth takes a share of 0.1 / 1.1 off leaving.
 * Source: Falch (2011), of teachers: a tenth more pay took six percentage points off voluntary leaving; Crawford, Disney
 * and Emmerson (2015), of nurses: a small effect, and a larger one in London. The size for probation is assumed.
 */
export const leavingByPay = (againstOutside: number, elasticity: number): number => power(againstOutside, -elasticity);
