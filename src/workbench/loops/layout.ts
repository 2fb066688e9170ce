import { loops } from '../../model/index.ts';
import type { Loop } from '../../model/index.ts';
import { allArrows, allVariables, arrowsOfLoop, keyOf } from './arrows.ts';
import type { Arrow, LoopName } from './arrows.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A variable on the page: the middle of its box, its size, and its name in lines. */
export interface PlacedVariable extends Point {
  readonly variable: string;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** An arrow on the page: its line as an SVG path, where its sign stands, and where its delay is marked. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly path: string;
  readonly sign: Point;
  /** The middle of the line, where a delay is marked, and the direction there in degrees. */
  readonly middle: Point;
  readonly late: Point;
  readonly angle: number;
  /** Where its head stands, and which way it points. */
  readonly tip: Point & { readonly angle: number };
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly variables: readonly PlacedVariable[];
  readonly arrows: readonly PlacedArrow[];
  readonly badges: readonly (Point & { readonly loop: LoopName })[];
}

const pitch = { x: 166, y: 112 };
const box = { width: 128, height: 58 };
const margin = 8;
/** Room for a sign above the first row. */
const top = 24;

/** Column and row of each variable. Workload over capacity stands in the middle, and every loop beside the others. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  'workload over capacity': [2.5, 3],
  strain: [2, 2],
  sickness: [3, 1],
  'officers at work': [3, 2],
  leaving: [1, 1],
  'officers in post': [1, 2],
  'share of inexperienced officers': [0, 1],
  'effort and error of an assessment': [0, 2],
  'reviews missed': [0, 3],
  'cases waiting': [4, 0],
  'cases given to trainees': [5, 0],
  'trainees who drop out': [5, 1],
  'officers who qualify': [4, 1],
  overtime: [1, 3],
  'work left undone': [1, 4],
  'contact kept up': [5, 3],
  'rises in risk noticed': [5, 2],
  'recorded risk and its workload': [4, 2],
  'risk read one level too high': [5, 4],
  'cases that only a probation officer may hold': [4, 4],
  'serious further offences and alerts': [4, 5],
  scrutiny: [5, 5],
  'probation officers who are full': [0, 0],
  'high risk recorded as medium, and MAPPA level 2 as 1': [2, 0],
  'vacant posts of seniors': [2, 5],
  'probation officers promoted': [3, 5],
  'probation officers in post': [3, 4],
  'strain of seniors, and their leaving': [2, 4],
};

const badgePlaces: Readonly<Record<LoopName, readonly [number, number]>> = {
  burnout: [2.5, 2],
  attrition: [1.5, 2],
  experience_dilution: [0.5, 1.62],
  training_drag: [4.5, 0.5],
  overtime: [1.5, 3.5],
  stale_ratings: [4.45, 2.5],
  risk_follows_resource: [4.45, 3.5],
  scrutiny: [4.5, 4.54],
  downward_pressure: [1, 0],
  promotion_drain: [2.5, 4.5],
};

/** The variables of the model's list that have no place in the diagram. A loop that is added has to be given one. */
export const variablesWithoutPlace = (): string[] => allVariables.filter((variable) => places[variable] === undefined);

/** All loops in one picture. Throws a RangeError where the list has a variable without a place. */
export function wholeLayout(): Layout {
  const lost = variablesWithoutPlace();
  if (lost.length > 0) throw new RangeError(`No place in the diagram for: ${lost.join(', ')}.`);
  const at = (column: number, row: number): Point => ({
    x: margin + box.width / 2 + column * pitch.x,
    y: top + box.height / 2 + row * pitch.y,
  });
  const variables = allVariables.map((variable): PlacedVariable => {
    const isCentre = variable === 'workload over capacity';
    return {
      variable,
      ...at(...places[variable]),
      width: isCentre ? box.width + pitch.x : box.width,
      height: box.height,
      lines: linesOf(variable, isCentre ? 40 : 18),
    };
  });
  return {
    width: 2 * margin + 5 * pitch.x + box.width,
    height: top + margin + 5 * pitch.y + box.height,
    variables,
    arrows: placedArrows(allArrows, variables),
    badges: loops.map(({ name }) => ({ loop: name, ...at(...badgePlaces[name]) })),
  };
}

const single = { width: 340, boxWidth: 230, boxHeight: 44, pitch: 92 };

/** One loop from top to bottom; what closes it comes back on the right. */
export function loopLayout(loop: Loop): Layout {
  const height = 2 * margin + (loop.variables.length - 1) * single.pitch + single.boxHeight;
  const variables = loop.variables.map(({ variable }, index): PlacedVariable => ({
    variable,
    x: margin + single.boxWidth / 2,
    y: margin + single.boxHeight / 2 + index * single.pitch,
    width: single.boxWidth,
    height: single.boxHeight,
    lines: linesOf(variable, 30),
  }));
  const arrows = arrowsOfLoop(loop);
  const closing = loop.isClosed ? arrows.at(-1)! : undefined;
  const down = placedArrows(
    arrows.filter((each) => each !== closing),
    variables,
  );
  const [first, last] = [variables[0], variables.at(-1)!];
  const edge = margin + single.boxWidth;
  const side = edge + 62;
  const back: PlacedArrow[] =
    closing === undefined
      ? []
      : [
          {
            arrow: closing,
            path: `M ${edge} ${last.y} H ${side - 16} Q ${side} ${last.y} ${side} ${last.y - 16} V ${first.y + 16} Q ${side} ${first.y} ${side - 16} ${first.y} H ${edge + 12}`,
            sign: { x: edge + 30, y: first.y + 22 },
            middle: { x: side, y: (first.y + last.y) / 2 },
            late: { x: side, y: (first.y + last.y) / 2 + 40 },
            angle: 90,
            tip: { x: edge + 12, y: first.y, angle: 180 },
          },
        ];
  return {
    width: single.width,
    height,
    variables,
    arrows: [...down, ...back],
    badges: [{ loop: loop.name, x: edge + 30, y: (first.y + last.y) / 2 }],
  };
}

function placedArrows(arrows: readonly Arrow[], variables: readonly PlacedVariable[]): PlacedArrow[] {
  const boxOf = new Map(variables.map((each) => [each.variable, each]));
  const keys = new Set(arrows.map(keyOf));
  return arrows.map((arrow) => {
    const [from, to] = [boxOf.get(arrow.from)!, boxOf.get(arrow.to)!];
    // Two arrows between the same boxes run beside each other.
    const hasTwin = keys.has(keyOf({ from: arrow.to, to: arrow.from }));
    return straight(arrow, from, to, hasTwin ? 20 : 0);
  });
}

/** A straight line from box to box, moved to its left by so much. A wide box is met at the point nearest to the other. */
function straight(arrow: Arrow, from: PlacedVariable, to: PlacedVariable, aside: number): PlacedArrow {
  const [a, b] = [facing(from, to), facing(to, from)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [leftX, leftY] = [uy, -ux];
  const move = (point: Point, along: number, side: number): Point => ({
    x: round(point.x + ux * along + leftX * side),
    y: round(point.y + uy * along + leftY * side),
  });
  const start = move(a, edgeDistance(from, a, ux, uy) + 1, aside);
  const end = move(b, -edgeDistance(to, b, -ux, -uy) - 12, aside);
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const angle = round((Math.atan2(uy, ux) * 180) / Math.PI);
  return {
    arrow,
    path: `M ${start.x} ${start.y} L ${end.x} ${end.y}`,
    sign: signBeside(end, ux, uy, aside),
    middle,
    late: { x: round(start.x + 8 * ux), y: round(start.y + 8 * uy) },
    angle,
    tip: { ...end, angle },
  };
}

/** Beside the head, where it is free: above a line that runs across, right of one that runs up or down or aslant. */
function signBeside(end: Point, ux: number, uy: number, aside: number): Point {
  if (Math.abs(uy) < 0.1) return { x: end.x - ux * 4, y: end.y + (aside > 0 && ux < 0 ? 18 : -18) };
  if (Math.abs(ux) < 0.1) return { x: end.x + 18, y: end.y - uy * 6 };
  return { x: end.x - ux * 14 + uy * 15, y: end.y - uy * 14 - ux * 15 };
}

/** Where on the middle line of a box an arrow to or from another aims: the middle, or for a wide box right beside the other. */
function facing(one: PlacedVariable, other: PlacedVariable): Point {
  const slack = Math.max(0, one.width / 2 - box.width / 2);
  return { x: Math.min(one.x + slack, Math.max(one.x - slack, other.x)), y: one.y };
}

/** How far the edge of a box is from a point within it, in a direction. */
function edgeDistance({ x, y, width, height }: PlacedVariable, from: Point, ux: number, uy: number): number {
  const across = ux === 0 ? Infinity : (x + (Math.sign(ux) * width) / 2 - from.x) / ux;
  const down = uy === 0 ? Infinity : (y + (Math.sign(uy) * height) / 2 - from.y) / uy;
  return Math.min(across, down);
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A name in lines of at most so many letters. */
function linesOf(text: string, most: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < most
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word];
  }, []);
}
