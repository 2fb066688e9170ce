import { formatDifference, formatFigure, metricNamed } from '../../report/index.ts';
import { measures } from '../play/measure-choice.tsx';
import { applyMoves } from '../state/moves.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { loopNamed } from './arrows.ts';
import type { LoopName } from './arrows.ts';
import { lessonsOf } from './lessons.ts';
import { changeInWords } from './loop-words.ts';
import { effectOn } from './measure.ts';
import type { Effect, LoopPairs } from './measure.ts';

/** Measures that a lesson needs, beside those of the page. */
const alsoMeasured = ['capacity.excessive', 'caseload.shareOnlyPO'] as const;

interface EffectsProps {
  readonly loop: LoopName;
  readonly pairs: LoopPairs;
  readonly from: string | undefined;
}

function effectsOf({ loop, pairs, from }: EffectsProps): Effect[] {
  const own = loopNamed(loop).moves.metric;
  const metrics = [...new Set([own, ...measures.map(({ metric }) => metric), ...alsoMeasured])];
  return metrics.flatMap((metric) => effectOn(pairs, metric, from) ?? []);
}

/** Why something that surprises has happened, where it has. */
export function Lessons(props: EffectsProps) {
  const { state } = useWorkbench();
  const { parameters } = applyMoves(state.scenario, state.moves);
  const lessons = lessonsOf(props.loop, effectsOf(props), parameters);
  return lessons.length === 0 ? null : (
    <div class="answer lesson">
      <h3>Why that happens</h3>
      {lessons.map((lesson) => (
        <p key={lesson}>{lesson}</p>
      ))}
    </div>
  );
}

/** What the cut does elsewhere. */
export function Effects(props: EffectsProps) {
  const own = loopNamed(props.loop).moves.metric;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-labelledby="effects-title">
      <table class="effects">
        <caption id="effects-title">
          What cutting {loopNamed(props.loop).title.toLowerCase()} does to other measures, in{' '}
          {props.pairs.inPlace.length} pairs
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" class="number">
              In place
            </th>
            <th scope="col" class="number">
              Change (95% interval)
            </th>
            <th scope="col">Beyond luck</th>
          </tr>
        </thead>
        <tbody>
          {effectsOf(props)
            .filter(({ metric }) => metric !== own)
            .map((effect) => (
              <EffectRow key={effect.metric} effect={effect} />
            ))}
        </tbody>
      </table>
    </div>
  );
}

function EffectRow({ effect }: { readonly effect: Effect }) {
  const { metric, unit, inPlace, difference } = effect;
  const { mean, lo95, hi95 } = formatDifference(difference, unit);
  return (
    <tr>
      <th scope="row">{metricNamed(metric).label}</th>
      <td class="number">
        {formatFigure(inPlace, unit)}
        {unit === '%' && '%'}
      </td>
      <td class="number">
        {mean}
        {lo95 !== undefined && lo95 !== hi95 && (
          <span class="soft">
            {' '}
            ({lo95} to {hi95})
          </span>
        )}
      </td>
      <td>{changeInWords(effect)}</td>
    </tr>
  );
}
