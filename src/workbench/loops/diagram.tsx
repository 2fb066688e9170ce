import { thicknessOf } from './measure.ts';
import type { Strength } from './measure.ts';
import { badgeOf, keyOf, loopNamed } from './arrows.ts';
import type { LoopName } from './arrows.ts';
import type { Layout, PlacedArrow, PlacedVariable } from './layout.ts';

export interface DiagramProps {
  readonly layout: Layout;
  readonly chosen: LoopName;
  readonly strengths: ReadonlyMap<LoopName, Strength>;
  readonly cut: ReadonlySet<LoopName>;
  /** The arrows with a delay, by key. */
  readonly delays: ReadonlyMap<string, string>;
  /** What a reader who does not see the diagram needs to know. */
  readonly alternative: string;
  readonly onChoose: (loop: LoopName) => void;
  readonly onCut: (loop: LoopName) => void;
}

/**
 * The causal-loop diagram as a picture. A click on an arrow cuts or restores a loop; for the keyboard and for screen
 * readers the list beside it does the same.
 */
export function Diagram(props: DiagramProps) {
  const { layout, chosen, alternative, onChoose } = props;
  const { width, height, variables, arrows, badges } = layout;
  const ofChosen = new Set(loopNamed(chosen).variables.map(({ variable }) => variable));
  const isChosen = ({ arrow }: PlacedArrow): boolean => arrow.loops.includes(chosen);
  return (
    <svg class="loop-diagram" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={alternative}>
      {[...arrows.filter((each) => !isChosen(each)), ...arrows.filter(isChosen)].map((placed) => (
        <ArrowLine key={keyOf(placed.arrow)} placed={placed} isChosen={isChosen(placed)} {...props} />
      ))}
      {variables.map((placed) => (
        <Variable key={placed.variable} placed={placed} isChosen={ofChosen.has(placed.variable)} />
      ))}
      {badges.map(({ loop, x, y }) => (
        <g
          key={loop}
          class={`loop-badge${loop === chosen ? ' chosen' : ''}${props.cut.has(loop) ? ' cut' : ''}`}
          data-loop={loop}
          onClick={() => onChoose(loop)}
        >
          <title>{loopNamed(loop).title}</title>
          <circle cx={x} cy={y} r={16} />
          <text x={x} y={y + 5}>
            {badgeOf(loop)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function ArrowLine({
  placed,
  isChosen,
  chosen,
  strengths,
  cut,
  delays,
  onChoose,
  onCut,
}: DiagramProps & { readonly placed: PlacedArrow; readonly isChosen: boolean }) {
  const { arrow, path, sign, middle, late, angle, tip } = placed;
  const known = arrow.loops.flatMap((loop) => strengths.get(loop) ?? []);
  const share = Math.max(0, ...known.map((each) => each.share));
  const thickness = known.length === 0 ? 1.5 : thicknessOf(share);
  const isCut = arrow.loops.every((loop) => cut.has(loop));
  const isCutHere = arrow.cuts !== undefined && cut.has(arrow.cuts);
  const kinds = [
    'loop-arrow',
    isChosen && 'chosen',
    known.length === 0 && 'unmeasured',
    known.length > 0 && !known.some(({ isTold }) => isTold) && 'untold',
    isCut && 'cut',
  ];
  // An arrow of several loops is no one's to cut: the first click on it chooses the next of its loops.
  const [only] = arrow.loops;
  const next = arrow.loops[(arrow.loops.indexOf(chosen) + 1) % arrow.loops.length];
  const delay = delays.get(keyOf(arrow));
  const words = arrow.loops.map((loop) => loopNamed(loop).title.toLowerCase()).join(', ');
  return (
    <g
      class={kinds.filter(Boolean).join(' ')}
      data-arrow={keyOf(arrow)}
      onClick={() => (arrow.loops.length === 1 ? onCut(only) : onChoose(next))}
    >
      <title>
        {`${arrow.from} to ${arrow.to}: ${arrow.sign === '+' ? 'more makes more' : 'more makes less'}. Part of ${words}.`}
        {delay !== undefined && ` ${delay}`}
        {arrow.loops.length === 1 && (isCut ? ' Click to restore.' : ' Click to cut.')}
      </title>
      <path class="hit" d={path} />
      <path class="line" d={path} style={{ strokeWidth: `${thickness}px` }} />
      <Head tip={tip} size={4.5 + 0.75 * thickness} />
      <text class="sign" x={sign.x} y={sign.y + 6}>
        {arrow.sign === '+' ? '+' : '−'}
      </text>
      {delay !== undefined && !isCutHere && (
        <g class="delay" transform={`translate(${late.x} ${late.y}) rotate(${angle})`}>
          <path d="M -3 -10 V 10 M 4 -10 V 10" />
        </g>
      )}
      {isCutHere && (
        <g class="cut-mark" transform={`translate(${middle.x} ${middle.y})`}>
          <circle r={12} />
          <path d="M -6 -6 L 6 6 M 6 -6 L -6 6" />
        </g>
      )}
    </g>
  );
}

/** The head of an arrow, from the end of its line to the box. */
function Head({ tip, size }: { readonly tip: PlacedArrow['tip']; readonly size: number }) {
  return (
    <path
      class="head"
      d={`M 9 0 L -6 ${size} V ${-size} Z`}
      transform={`translate(${tip.x} ${tip.y}) rotate(${tip.angle})`}
    />
  );
}

function Variable({ placed, isChosen }: { readonly placed: PlacedVariable; readonly isChosen: boolean }) {
  const { variable, x, y, width, height, lines } = placed;
  return (
    <g class={`loop-variable${isChosen ? ' chosen' : ''}`} data-variable={variable}>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={4} />
      {lines.map((line, index) => (
        <text key={line} x={x} y={y + 5 + (index - (lines.length - 1) / 2) * 16}>
          {line}
        </text>
      ))}
    </g>
  );
}
