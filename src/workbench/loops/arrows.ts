import { loops } from '../../model/index.ts';
import type { Loop } from '../../model/index.ts';

export type LoopName = Loop['name'];

/** An effect of one variable on another, and the loops that it is part of. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly sign: '+' | '-';
  readonly loops: readonly LoopName[];
  /** The loop whose multiplier sits on this arrow: where it is cut. */
  readonly cuts?: LoopName;
}

/** The variable that the multiplier of a loop works from: the loop is cut on the arrow that leaves it. */
const cutAfter: Readonly<Record<LoopName, string>> = {
  burnout: 'strain',
  attrition: 'strain',
  experience_dilution: 'share of inexperienced officers',
  training_drag: 'cases waiting',
  overtime: 'workload over capacity',
  stale_ratings: 'contact kept up',
  risk_follows_resource: 'contact kept up',
  scrutiny: 'scrutiny',
  downward_pressure: 'probation officers who are full',
  promotion_drain: 'vacant posts of seniors',
};

/** The arrows of one loop, in order; the last one closes it where the model does. */
export const arrowsOfLoop = ({ name, variables, isClosed }: Loop): readonly Arrow[] =>
  variables.flatMap(({ variable: from, effectOnNext: sign }, index) => {
    const isLast = index === variables.length - 1;
    if (isLast && !isClosed) return [];
    const to = variables[isLast ? 0 : index + 1].variable;
    return [{ from, to, sign, loops: [name], ...(cutAfter[name] === from && { cuts: name }) }];
  });

/** Every arrow of the model's list, each once. */
export const allArrows: readonly Arrow[] = [
  ...loops
    .flatMap(arrowsOfLoop)
    .reduce((found, arrow) => {
      const key = keyOf(arrow);
      const before = found.get(key);
      const cuts = before?.cuts ?? arrow.cuts;
      found.set(key, {
        ...arrow,
        loops: [...(before?.loops ?? []), ...arrow.loops],
        ...(cuts !== undefined && { cuts }),
      });
      return found;
    }, new Map<string, Arrow>())
    .values(),
];

/** Every variable of the list, each once. */
export const allVariables: readonly string[] = [
  ...new Set(loops.flatMap(({ variables }) => variables.map(({ variable }) => variable))),
];

export function keyOf({ from, to }: Pick<Arrow, 'from' | 'to'>): string {
  return `${from} > ${to}`;
}

export const loopNamed = (name: LoopName): Loop => loops.find((each) => each.name === name)!;

/** `R1`, `B5`: reinforcing or balancing, and the place in the list. */
export const badgeOf = (name: LoopName): string => {
  const index = loops.findIndex((each) => each.name === name);
  return `${loops[index].kind === 'reinforcing' ? 'R' : 'B'}${index + 1}`;
};
