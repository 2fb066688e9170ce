/**
 * The level of risk that is recorded where an assessment reads one and another was on record: the one read, but an
 * officer who is reluctant to downgrade keeps the higher one on record. `reluctance` is the chance of that (0 to 1),
 * and `u` a number from 0 to 1. A level that is the same or higher is recorded as read.
 *
 * Source: thornton-2020 (an "aversion to depart from a high risk"); that it holds from every level is assumed.
 */
export const levelRecorded = (read: number, onRecord: number, reluctance: number, u: number): number =>
  read < onRecord && u < reluctance ? onRecord : read;
