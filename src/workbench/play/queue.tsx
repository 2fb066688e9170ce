import { roshLevels } from '../../model/index.ts';
import type { RosterMissedReview } from '../../model/index.ts';
import { formatDate } from '../../report/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';

const squares = 12;

/** The cases that wait for an officer, by recorded risk, and the reviews missed of late. */
export function Queue() {
  const { state, dispatch } = useWorkbench();
  const { course, week } = state;
  const at = Math.min(week, (course?.rosters.length ?? 1) - 1);
  const waiting = course?.rosters[at].waiting ?? [];
  const missed: readonly RosterMissedReview[] = (course?.rosters.slice(Math.max(0, at - 3), at + 1) ?? []).flatMap(
    (each) => each.missed,
  );
  if (course === undefined)
    return (
      <section class="panel queue" aria-labelledby="queue-title">
        <h2 id="queue-title">Cases without an officer</h2>
        <p>Simulating the unit.</p>
      </section>
    );
  return (
    <section class="panel queue" aria-labelledby="queue-title">
      <h2 id="queue-title">{waiting.length === 0 ? 'No case waits' : `${waiting.length} cases without an officer`}</h2>
      {waiting.length > 0 &&
        [...roshLevels].reverse().map((level) => {
          const cases = waiting.filter(({ recorded }) => recorded === level);
          if (cases.length === 0) return null;
          return (
            <div class="queue-row" key={level} role="group" aria-label={`${level} risk, ${cases.length} waiting`}>
              <span class="level">
                {level} risk <b>{cases.length}</b>
              </span>
              <span class="squares">
                {cases.slice(0, squares).map(({ name, days }) => (
                  <button
                    key={name}
                    type="button"
                    class={`square ${level.replace(' ', '-')}`}
                    aria-label={`${name}, ${level} risk, has waited ${days} days`}
                    title={`${name}, waiting ${days} days`}
                    onClick={() => dispatch({ do: 'open story', agent: { of: 'case', name } })}
                  >
                    {days}
                  </button>
                ))}
                {cases.length > squares && <span class="soft">and {cases.length - squares} more</span>}
              </span>
            </div>
          );
        })}
      {waiting.length > 0 && <p class="soft">The number in a square is the days that the case has waited.</p>}
      <h3>
        {missed.length} {missed.length === 1 ? 'review' : 'reviews'} missed in four weeks
      </h3>
      <ul class="missed">
        {missed.slice(-5).map((each) => (
          <li key={`${each.case} ${each.on}`}>
            {formatDate(each.on)}, {each.recorded} risk
            {each.officer === undefined ? ', no officer' : `, ${each.officer}`}:{' '}
            <button
              type="button"
              class="link"
              onClick={() => dispatch({ do: 'open story', agent: { of: 'case', name: each.case, on: each.on } })}
            >
              why was it missed?
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
