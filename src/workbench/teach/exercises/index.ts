import { ceiling } from './ceiling.ts';
import { earlyRelease } from './early-release.ts';
import type { Exercise } from './exercise.ts';
import { extraHands } from './extra-hands.ts';
import { flatCaseload } from './flat-caseload.ts';
import { shortfall } from './shortfall.ts';

/** The exercises in the order in which a group does them best: from a number that only looks alarming to a real dilemma. */
export const exercises: readonly Exercise[] = [shortfall, earlyRelease, flatCaseload, ceiling, extraHands];
