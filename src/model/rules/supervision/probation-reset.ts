import { roshLevels } from '../../categories.ts';

const veryHigh = roshLevels.indexOf('very high');

/**
 * Whether contact with a case may end early under Probation Reset: not for MAPPA cases, whatever the level, and not at
 * very high risk as recorded on the day. The case stays with its officer.
 *
 * ASSUMPTION: active child protection, which is excepted too, is not modelled.
 * Source: napo-reset.
 */
export const mayContactEnd = (recordedRisk: number, mappaLevel: number): boolean =>
  mappaLevel === 0 && recordedRisk !== veryHigh;

/** Whether there is a Reset at all: contact ends after a share of supervision that is less than the whole. */
export const isResetInForce = (contactEndsAfter: number): boolean => contactEndsAfter < 1;

/** The day on which contact ends: when the share of supervision (0 to 1) has passed, a broken day counted as whole. */
export const endOfContactOn = (supervisedFrom: number, endsOn: number, contactEndsAfter: number): number =>
  Math.ceil(supervisedFrom + contactEndsAfter * (endsOn - supervisedFrom));
