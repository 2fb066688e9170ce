import type { reportKinds } from '../../categories.ts';
import type { TaskKind } from '../../categories.ts';

/** Where the person whom a task is about may be; `Stage` by name. */
export type StageName = 'order' | 'licence' | 'beforeRelease' | 'prisonHeld' | 'recalled';

/** Kinds of task that an event in a case calls for. */
export type CaseTaskKind = Exclude<TaskKind, (typeof reportKinds)[number]>;

const wantedWhile: Readonly<Record<CaseTaskKind, readonly StageName[]>> = {
  recall_papers: ['recalled'],
  licence_warning: ['licence'],
  breach_pack: ['order'],
  early_release_papers: ['beforeRelease', 'licence'], // release does not wait for them
};

/**
 * Whether a task about a case is still wanted where the person is now; it is cancelled where it is not, and when the case
 * ends. Recall papers are wanted until the person is released again, a warning until recall, a breach pack while the
 * order lasts; papers for an early release are owed after it too.
 * Source: assumed.
 */
export const isTaskStillWanted = (kind: CaseTaskKind, stage: StageName): boolean => wantedWhile[kind].includes(stage);
