import { formatDate } from '../../report/index.ts';
import { lastWeek, shownDate } from '../state/state.ts';
import { useWorkbench } from '../state/use-workbench.ts';

const speeds = [
  [4, 'slow'],
  [8, 'steady'],
  [26, 'fast'],
] as const;

/** Play, pause, step and speed; undo and reset; one run or twenty. */
export function Transport() {
  const { state, dispatch } = useWorkbench();
  const { isPlaying, week, weeksASecond, showsTwenty, moves, past, undone, replication } = state;
  const last = lastWeek(state);
  const go = (to: number): void => dispatch({ do: 'go to week', week: to });
  return (
    <section class="transport" aria-label="Time">
      <div class="buttons">
        <button type="button" class="lead" onClick={() => dispatch({ do: isPlaying ? 'pause' : 'play' })}>
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <button type="button" onClick={() => go(week - 4)} disabled={week === 0}>
          Back
        </button>
        <button type="button" onClick={() => go(week + 1)} disabled={week >= last}>
          Step a week
        </button>
        <label class="inline">
          Speed
          <select
            value={String(weeksASecond)}
            onChange={({ currentTarget }) => dispatch({ do: 'set speed', weeksASecond: Number(currentTarget.value) })}
          >
            {speeds.map(([value, words]) => (
              <option key={value} value={String(value)}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="time">
        <span class="date">{formatDate(shownDate(state))}</span>
        <input
          type="range"
          min={0}
          max={Math.max(last, week)}
          value={week}
          aria-label="Week"
          aria-valuetext={formatDate(shownDate(state))}
          onInput={({ currentTarget }) => go(Number(currentTarget.value))}
        />
      </label>
      <div class="buttons">
        <fieldset class="choice">
          <legend class="visually-hidden">Runs</legend>
          {[false, true].map((twenty) => (
            <label key={String(twenty)}>
              <input
                type="radio"
                name="runs"
                checked={showsTwenty === twenty}
                onChange={() => dispatch({ do: 'show twenty', showsTwenty: twenty })}
              />
              {twenty ? 'Twenty runs' : 'One run'}
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          onClick={() => dispatch({ do: 'draw luck again' })}
          aria-describedby="luck"
          title="The same unit with other random numbers"
        >
          Other luck
        </button>
        <span id="luck" class="soft">
          run {replication}
        </span>
        <button type="button" onClick={() => dispatch({ do: 'undo' })} disabled={past.length === 0}>
          Undo
        </button>
        <button type="button" onClick={() => dispatch({ do: 'redo' })} disabled={undone.length === 0}>
          Redo
        </button>
        <button type="button" onClick={() => dispatch({ do: 'reset' })} disabled={moves.length === 0 && week === 0}>
          Reset
        </button>
      </div>
    </section>
  );
}
