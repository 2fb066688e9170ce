/** A point of a plane that is to be called by name, in pixels from the top left. */
export interface NamedPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where a label stands: the left end of its text, and its middle in height. */
export interface PlacedLabel extends NamedPoint {
  readonly left: number;
  readonly middle: number;
  /** Whether it stands so far from its point that a stroke must join them. */
  readonly isFar: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly foot: number;
}

/** Pixels of a letter, on the generous side, of a line, and of a point with some air. */
const letterWidth = 7;
const lineHeight = 17;
const pointSize = 7;

/** Directions in which a label may stand from its point, those that read best first. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;

/**
 * Labels beside their points so that none covers another, a point of those that are called by name, or any `other`
 * point.
 *
 * Each is put at the nearest position that is free, the first one first. Where none is, it may cover other points, and
 * where that does not help, it stands beside its point all the same.
 */
export function positionAroundPoints(
  points: readonly NamedPoint[],
  other: readonly { readonly x: number; readonly y: number }[],
  width: number,
  height: number,
): PlacedLabel[] {
  const dots = (of: readonly { readonly x: number; readonly y: number }[]): Box[] =>
    of.map(({ x, y }) => boxAround(x, y, 2 * pointSize, 2 * pointSize));
  const [taken, covered] = [dots(points), dots(other)];
  return points.map((named, index) => {
    const others = taken.filter((_, otherIndex) => otherIndex !== index);
    const candidates = [0, 12, 26, 42, 60, 80, 104, 130].flatMap((away) =>
      directions.map((direction) => boxOf(named, direction, away)),
    );
    const firstFree = (boxes: readonly Box[]): number =>
      candidates.findIndex((box) => isWithin(box, width, height) && boxes.every((each) => !isOverlapping(box, each)));
    const alone = firstFree([...others, ...covered]);
    const at = alone >= 0 ? alone : firstFree(others);
    const box = candidates[Math.max(at, 0)];
    taken.push(box);
    return { ...named, left: box.left, middle: (box.top + box.foot) / 2, isFar: at >= directions.length };
  });
}

/** The room of a label in one direction from its point. */
function boxOf({ x, y, text }: NamedPoint, [across, down]: readonly [number, number], away: number): Box {
  const size = text.length * letterWidth;
  const gap = pointSize + 2 + away;
  return boxAround(
    x + across * (gap + size / 2),
    y + down * (across === 0 ? gap + lineHeight / 2 : lineHeight / 2 + away),
    size,
    lineHeight,
  );
}

const boxAround = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  foot: y + height / 2,
});

const isOverlapping = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot;

const isWithin = ({ left, top, right, foot }: Box, width: number, height: number): boolean =>
  left >= 0 && top >= 0 && right <= width && foot <= height;
