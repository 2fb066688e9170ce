import { useMemo, useState } from 'preact/hooks';
import type { ReplicationResult } from '../../../model/index.ts';
import { formatFigure, metricNamed } from '../../../report/index.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { meanOver } from '../figures.ts';
import { useRun } from '../use-pairs.ts';
import { codeOf, readCode } from './code.ts';
import {
  costOfChoices,
  decisionInWords,
  decisionsOf,
  firstChoices,
  gamePath,
  gameYears,
  inPounds,
} from './decisions.ts';
import type { Choices } from './decisions.ts';
import type { FinishedGame } from './debrief.tsx';
import { monthsOfYear, movesOf } from './game-moves.ts';
import { headlines } from './headlines.ts';

/** Four years in which nobody decides anything. */
const nobody: readonly Choices[] = Array.from({ length: gameYears }, () => firstChoices);

/** The team beside a unit in which nobody decides, and beside other teams by their codes. */
export function Compare(game: FinishedGame) {
  const { state, dispatch } = useWorkbench();
  const { others } = state.teach;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = (): void => {
    const reading = readCode(typed);
    if (!reading.ok) return setProblem(reading.problem);
    if (reading.game.number !== game.number)
      return setProblem(
        `That team played game ${reading.game.number}, and you game ${game.number}: luck and shocks differ, so the two cannot be compared.`,
      );
    const code = codeOf(reading.game);
    setProblem(undefined);
    setTyped('');
    if (!others.includes(code)) dispatch({ do: 'teach', teach: { others: [...others, code] } });
  };
  const teams = useMemo(
    () => [
      { name: 'You', years: game.years },
      { name: 'Nobody decides', years: nobody },
      ...others.flatMap((code) => {
        const reading = readCode(code);
        return reading.ok ? [{ name: code, years: reading.game.years }] : [];
      }),
    ],
    [game.years, others],
  );
  return (
    <section class="panel" aria-labelledby="compare-title">
      <h3 id="compare-title">Beside other teams</h3>
      <form
        class="start-game"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label>
          Code of another team
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            aria-describedby={problem === undefined ? undefined : 'code-problem'}
            aria-invalid={problem !== undefined}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <button type="submit">Compare</button>
      </form>
      {problem !== undefined && (
        <p id="code-problem" class="caution" role="alert">
          {problem}
        </p>
      )}
      <div class="teams">
        {teams.map((team) => (
          <Team key={team.name} {...team} game={game} />
        ))}
      </div>
      <p class="soft">Means of the fourth year, all with the same luck and the same shocks. One run each.</p>
    </section>
  );
}

interface TeamProps {
  readonly name: string;
  readonly years: readonly Choices[];
  readonly game: FinishedGame;
}

function Team({ name, years, game: { scenario, number, shocks } }: TeamProps) {
  const moves = useMemo(() => movesOf(years, shocks, scenario), [years, shocks, scenario]);
  const result = useRun(gamePath, moves, number);
  const decisions = decisionsOf(years);
  const spent = years.reduce((sum, choices) => sum + costOfChoices(choices, scenario), 0);
  return (
    <article class="team" aria-label={name}>
      <h4>{name}</h4>
      {result === undefined ? (
        <p role="status">Running their four years.</p>
      ) : (
        <TeamFigures {...{ result, scenario }} />
      )}
      <p>Spent: {inPounds(spent)} more than as now.</p>
      <ul>
        {decisions.map((decision) => (
          <li key={`${decision.lever} ${decision.year}`}>{decisionInWords(decision)}</li>
        ))}
      </ul>
    </article>
  );
}

function TeamFigures({ result, scenario }: { readonly result: ReplicationResult } & Pick<FinishedGame, 'scenario'>) {
  const months = monthsOfYear(scenario, gameYears - 1);
  return (
    <dl>
      {headlines.map(({ metric, words }) => (
        <div key={metric}>
          <dt>{words}</dt>
          <dd>{formatFigure(meanOver(result, metric, months), metricNamed(metric).unit)}</dd>
        </div>
      ))}
    </dl>
  );
}
