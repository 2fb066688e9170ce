import type { Service } from '../../service.ts';
import { drawOfPost } from '../../state/officer-keys.ts';
import type { OfficerKey } from '../../state/officer-keys.ts';
import { none } from '../../state/identity.ts';
import type { OfficerId } from '../../state/identity.ts';

/**
 * Who of the unit's staff takes a post or a place: of those who may, the one with the lowest number, which each draws for
 * this post. So one candidate more takes the post from another or changes nothing; `none` where there is no candidate.
 */
export function chooseFromStaff(
  { officers, streams }: Service,
  candidates: readonly OfficerId[],
  post: OfficerKey,
): OfficerId {
  let chosen: OfficerId = none;
  let lowest = Infinity;
  for (const officer of candidates) {
    const drawn = officers.uniform(streams.candidacy, officer, drawOfPost(post));
    if (drawn < lowest) [chosen, lowest] = [officer, drawn];
  }
  return chosen;
}

/** Whether a new post or place goes to somebody of the unit's staff, for a share of such posts. */
export const goesToStaff = ({ streams }: Service, { source, serialNumber }: OfficerKey, share: number): boolean =>
  streams['post for staff'].uniform(source, serialNumber) < share;

/** Whether an agency officer whose contract ends joins the staff, for a share of them. */
export const joinsStaff = ({ officers, streams }: Service, officer: OfficerId, share: number): boolean =>
  officers.uniform(streams['post for staff'], officer, 1) < share;
