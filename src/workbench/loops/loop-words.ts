import { verdictOf } from '../../experiment/index.ts';
import { formatDate, formatDifference, formatFigure, formatMonth, metricNamed } from '../../report/index.ts';
import { arrowsOfLoop, keyOf, loopNamed } from './arrows.ts';
import type { LoopName } from './arrows.ts';
import type { Effect, LoopPairs, Strength } from './measure.ts';
import { loopPairs } from './use-loop-runs.ts';

const lower = (text: string): string => text[0].toLowerCase() + text.slice(1);

/** A figure with its unit where a sentence needs it: `16.0 days`, `12.4%`. */
export const withUnit = (figure: string, unit: string): string => (unit === '%' ? `${figure}%` : `${figure} ${unit}`);

/** The loop as a chain of effects, for readers who do not see the diagram. */
export function loopInWords(name: LoopName): string {
  const loop = loopNamed(name);
  const steps = arrowsOfLoop(loop).map(
    ({ from, to, sign }) => `More ${from}: ${sign === '+' ? 'more' : fewerOf(to)} ${to}.`,
  );
  const kind =
    loop.kind === 'reinforcing'
      ? 'A reinforcing loop: a change comes back and grows.'
      : 'A balancing loop: a change comes back and is held.';
  const open = loop.isClosed ? '' : ' In this model the chain does not close: its end does not act on its beginning.';
  return `${kind} ${steps.join(' ')}${open}`;
}

/** What the cut did to the loop's own measure, and whether luck could explain it. */
export function cutSentence(strength: Strength | undefined, pairs: LoopPairs, from: string | undefined): string {
  const done = pairs.inPlace.length;
  if (done < 2 || strength === undefined) return `Simulating ${loopPairs} pairs of runs, with the loop and without it.`;
  const { loop, metric, unit, inPlace, difference, isTold, goesAsListed } = strength;
  const { title, moves } = loopNamed(loop);
  const label = lower(metricNamed(metric).label);
  const of =
    done < loopPairs
      ? `After ${done} of ${loopPairs} pairs of runs on the same luck`
      : `In ${done} pairs of runs on the same luck`;
  const first = pairs.inPlace[0].dates.find((on) => on >= (from ?? ''))!;
  const period = `mean of ${formatMonth(first)} to ${formatMonth(pairs.inPlace[0].dates.at(-1)!)}`;
  if (verdictOf(difference) === 'identical')
    return `${of}, ${label} is the same with ${lower(title)} and without: the loop does nothing here.`;
  const { mean, lo95, hi95 } = formatDifference(difference, unit);
  const after = formatFigure(inPlace + difference.mean, unit);
  const luck = !isTold
    ? 'Luck alone could explain that: these runs cannot tell the two apart.'
    : goesAsListed
      ? `Luck alone does not explain that, and it is what the loop is known for: in place, it pushes this measure ${moves.direction}.`
      : 'Luck alone does not explain that, and it is the other way than the loop is known for.';
  return (
    `${of}: ${label} ${withUnit(formatFigure(inPlace, unit), unit)} with ${lower(title)} and ` +
    `${withUnit(after, unit)} without (${period}), a difference of ${mean}${unit === '%' ? ' percentage points' : ''} ` +
    `(95% interval ${lo95} to ${hi95}). ${luck}`
  );
}

/** How strong a loop is, in a cell of a table. */
export function strengthInWords({ difference, unit, isTold, share, inPlace }: Strength): string {
  if (verdictOf(difference) === 'identical') return 'none: the same in every pair';
  const { mean, lo95, hi95 } = formatDifference(difference, unit);
  const part = inPlace === 0 ? '' : `, ${Math.round(100 * share)}% of ${formatFigure(inPlace, unit)}`;
  return `${mean} (${lo95 ?? '?'} to ${hi95 ?? '?'})${part}${isTold ? '' : '; luck could explain it'}`;
}

/** What a difference says of a measure, in two words. */
export const changeInWords = (effect: Effect): string =>
  ({ higher: 'goes up', lower: 'goes down', 'cannot tell these apart': 'cannot tell', identical: 'stays the same' })[
    verdictOf(effect.difference)
  ];

/** What is counted is fewer; what is measured is less. */
const fewerOf = (variable: string): string =>
  /^(officers|probation officers|trainees|cases|vacant|reviews|rises)/.test(variable) ? 'fewer' : 'less';

/** The day of a cut, in words. */
export const cutDayInWords = (from: string | undefined): string =>
  from === undefined ? 'from the first day' : `from ${formatDate(from)}`;

/** Text for the picture of the loops. */
export const diagramInWords = (loop: LoopName): string =>
  `Causal-loop diagram. ${loopNamed(loop).title} is highlighted. ${loopInWords(loop)} ` +
  `It has ${arrowsOfLoop(loopNamed(loop)).map(keyOf).length} arrows. The list has every loop with its strength.`;
