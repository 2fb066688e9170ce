import { power } from '../../../engine/index.ts';

/**
 * What the time that an officer has leaves of the chance to read risk too high: 1 for one who keeps up all contact (a
 * share from 0 to 1), less the less is kept up, and 0 without any. With more time an officer finds more that verifies a
 * high rating. 1 whatever the contact at strength 0.
 *
 * Source: thornton-2020 ("risk may also follow resource").
 */
export const timeToVerify = (contactKeptUp: number, strength: number): number => power(contactKeptUp, strength);
