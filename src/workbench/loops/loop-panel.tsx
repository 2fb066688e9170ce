import { useState } from 'preact/hooks';
import { loops } from '../../model/index.ts';
import type { MetricName } from '../../model/index.ts';
import { formatDate, metricNamed, settingsInSentence } from '../../report/index.ts';
import { measures } from '../play/measure-choice.tsx';
import { nextMonthStart } from '../state/state.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { badgeOf, keyOf, arrowsOfLoop, loopNamed } from './arrows.ts';
import type { LoopName } from './arrows.ts';
import { delaysOf } from './delays.ts';
import { Lessons } from './effects.tsx';
import { ForkChart } from './fork-chart.tsx';
import { cutDayInWords, cutSentence, loopInWords } from './loop-words.ts';
import { cutAmong, cutOf, strengthOf, withoutLoop } from './measure.ts';
import type { LoopPairs } from './measure.ts';

interface LoopPanelProps {
  readonly loop: LoopName;
  readonly pairs: LoopPairs;
  readonly onChoose: (loop: LoopName) => void;
}

/** One loop: what it is, the knife, the chart that forks, and what the cut did. */
export function LoopPanel({ loop, pairs, onChoose }: LoopPanelProps) {
  const { state, dispatch } = useWorkbench();
  const { moves, past, course } = state;
  const { title, moves: moved, actsOn } = loopNamed(loop);
  const [watched, setWatched] = useState<MetricName>();
  const [isFromShown, setFromShown] = useState(false);
  const metric = watched ?? moved.metric;
  const cut = cutAmong(moves, loop);
  const shown = nextMonthStart(state);
  const watchable = [moved.metric, ...measures.map((each) => each.metric).filter((each) => each !== moved.metric)];
  const name = title.toLowerCase();
  const toggle = (): void =>
    cut === undefined
      ? dispatch({ do: 'move', moves: [cutOf(loop, isFromShown ? shown : undefined)] })
      : dispatch({ do: 'take moves', moves: withoutLoop(moves, loop) });
  const drawn = pairs.inPlace.length > 0 || course === undefined ? pairs : { inPlace: [course.result], cut: [] };

  return (
    <section class="panel loop-panel" aria-labelledby="loop-title">
      <div class="loop-choice">
        <label for="loop">Loop</label>
        <select id="loop" value={loop} onChange={({ currentTarget }) => onChoose(currentTarget.value as LoopName)}>
          {loops.map((each) => (
            <option key={each.name} value={each.name}>
              {badgeOf(each.name)} {each.title}
            </option>
          ))}
        </select>
      </div>
      <h2 id="loop-title" class="visually-hidden">
        {title}
      </h2>
      <div class="loop-buttons">
        <button type="button" class={cut === undefined ? 'lead' : ''} onClick={toggle}>
          {cut === undefined ? `Cut ${name}` : `Restore ${name}`}
        </button>
        <button type="button" onClick={() => dispatch({ do: 'undo' })} disabled={past.length === 0}>
          Undo
        </button>
        {shown !== undefined && cut === undefined && (
          <label class="inline">
            <input
              type="checkbox"
              checked={isFromShown}
              onChange={({ currentTarget }) => setFromShown(currentTarget.checked)}
            />
            only from {formatDate(shown)}
          </label>
        )}
      </div>
      <label class="loop-watch" for="loop-measure">
        What to watch
      </label>
      <select id="loop-measure" value={metric} onChange={({ currentTarget }) => setWatched(currentTarget.value)}>
        {watchable.map((each) => (
          <option key={each} value={each}>
            {metricNamed(each).label}
          </option>
        ))}
      </select>
      <ForkChart {...{ metric, pairs: drawn, isCut: cut !== undefined, cutOn: cut?.from, height: 210 }} />
      <p class="verdict" aria-live="polite">
        {cut === undefined
          ? `In place. Cut it, and the chart forks: the same luck with the loop and without.`
          : `Cut ${cutDayInWords(cut.from)}. ${cutSentence(strengthOf(loop, pairs, cut.from), pairs, cut.from)}`}
      </p>
      {cut !== undefined && pairs.inPlace.length > 1 && <Lessons {...{ loop, pairs, from: cut.from }} />}
      <details open={cut === undefined}>
        <summary>How this loop runs</summary>
        <p>{loopInWords(loop)}</p>
        <p>
          The cut acts on {actsOn}. Strength now: {state.scenario.parameters.loops[loop]}.
        </p>
        <Delays loop={loop} />
      </details>
    </section>
  );
}

/** The slow arrows of a loop, and where the model has their length from. */
function Delays({ loop }: { readonly loop: LoopName }) {
  const { state } = useWorkbench();
  const keys = new Set(arrowsOfLoop(loopNamed(loop)).map(keyOf));
  const slow = delaysOf(state.scenario.parameters).filter((each) => keys.has(keyOf(each)));
  if (slow.length === 0) return <p>No arrow of it takes months: it works within days.</p>;
  return (
    <ul class="delays">
      {slow.map(({ words, settings, ...arrow }) => (
        <li key={keyOf(arrow)}>
          {words} <span class="soft">From {settings.map(settingsInSentence).join(' and ')}.</span>
        </li>
      ))}
    </ul>
  );
}
