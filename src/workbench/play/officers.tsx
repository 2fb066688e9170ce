import { useRef } from 'preact/hooks';
import type { RosterOfficer } from '../../model/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** Grades as a tile and its name have them. */
const grades: Readonly<Record<string, string>> = {
  PO: 'probation officer',
  NQO: 'newly qualified officer',
  PSO: 'probation services officer',
  PQiP: 'trainee',
};

/** Bands of workload: each has a colour, a pattern and words. */
const bandOf = ({ attendance, capacity }: RosterOfficer): string =>
  attendance !== 'at work'
    ? 'away'
    : capacity > 120
      ? 'over-120'
      : capacity > 110
        ? 'over-110'
        : capacity > 90
          ? 'near'
          : 'below';

const bands = [
  ['below', 'up to 90%'],
  ['near', '90 to 110%'],
  ['over-110', '110 to 120%'],
  ['over-120', 'over 120%'],
  ['away', 'away'],
] as const;

/** The officers of the unit as tiles. Arrow keys go from one to the next. */
export function Officers() {
  const { state, dispatch } = useWorkbench();
  const { course, week } = state;
  const place = useRef<HTMLDivElement>(null);
  const roster = course?.rosters[Math.min(week, course.rosters.length - 1)];
  const officers = roster?.officers ?? [];
  const over = officers.filter(({ capacity }) => capacity > 110).length;

  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const tiles = [...place.current!.querySelectorAll('button')];
    const next = tiles[tiles.indexOf(document.activeElement as HTMLButtonElement) + step];
    next?.focus();
    event.preventDefault();
  };

  return (
    <section class="panel" aria-labelledby="officers-title">
      <h2 id="officers-title">
        {roster === undefined ? 'Officers' : `${officers.length} who hold cases, ${over} over 110%`}
      </h2>
      <ul class="key" aria-label="Workload, % of capacity">
        {bands.map(([band, words]) => (
          <li key={band}>
            <span class={`swatch ${band}`} aria-hidden="true" /> {words}
          </li>
        ))}
      </ul>
      <p class="soft">
        PO probation officer, NQO newly qualified, PSO probation services officer, PQiP trainee; the number is the
        workload, % of capacity.
      </p>
      {roster === undefined && <p>Simulating the unit.</p>}
      <div class="tiles" role="group" aria-label="Officers; open one to read their story" ref={place} onKeyDown={walk}>
        {officers.map((officer, index) => (
          <button
            key={officer.name}
            type="button"
            class={`tile ${bandOf(officer)}`}
            tabIndex={index === 0 ? 0 : -1}
            style={{ '--load': `${Math.min(100, officer.capacity / 2)}%` }}
            aria-label={inWords(officer)}
            title={inWords(officer)}
            onClick={() => dispatch({ do: 'open story', agent: { of: 'officer', name: officer.name, on: roster!.on } })}
          >
            <b>{gradeOf(officer)}</b>{' '}
            <span>{officer.attendance === 'at work' ? Math.round(officer.capacity) : 'away'}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

const gradeOf = ({ isAgency, grade }: RosterOfficer): string => (isAgency ? 'agency' : grade);

/** What the tile shows comes first, so that it can be asked for by voice. */
const inWords = (officer: RosterOfficer): string => {
  const { name, grade, attendance, cases, capacity } = officer;
  const shown = attendance === 'at work' ? `${Math.round(capacity)} per cent of capacity` : `away, ${attendance}`;
  return `${gradeOf(officer)} ${shown}, ${cases} cases: ${name}, ${grades[grade] ?? grade}`;
};
