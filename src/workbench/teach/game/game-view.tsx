import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Scenario } from '../../../scenario/index.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { newGame } from '../teach-state.ts';
import type { Game } from '../teach-state.ts';
import { useRun } from '../use-pairs.ts';
import { codeOf, mostGame } from './code.ts';
import { Compare } from './compare.tsx';
import { budgetFor, costOfChoices, gamePath, gameYears, inPounds, yearlyBudget } from './decisions.ts';
import { Debrief } from './debrief.tsx';
import { firstDaysOf, movesOf } from './game-moves.ts';
import { shocksOf } from './shocks.ts';
import { useScenario } from './use-scenario.ts';
import { YearForm } from './year-form.tsx';
import { YearReports } from './year-reports.tsx';

/** A game of four rounds, a simulated year each. */
export function GameView() {
  const { state } = useWorkbench();
  const scenario = useScenario(gamePath);
  const { game } = state.teach;
  if (scenario === undefined) return <p>Reading the scenario of the game.</p>;
  return game === undefined ? <Start /> : <Rounds key={game.number} {...{ game, scenario }} />;
}

function Start() {
  const { dispatch } = useWorkbench();
  const [number, setNumber] = useState('1');
  const value = Number(number);
  const isPossible = Number.isInteger(value) && value >= 1 && value <= mostGame;
  return (
    <section class="panel" aria-labelledby="game-title">
      <h2 id="game-title">Run a unit for four years</h2>
      <p>
        You are the head of a unit in which every fourth post of a probation officer is vacant. Each round is a year.
        You have {inPounds(yearlyBudget)} a year to spend, and what you keep is there the year after. You decide on
        recruitment, retention, the ceiling, agency officers and Reset. Each year something happens that you do not see
        coming. At the end you see what each of your decisions did, with the same luck and without it.
      </p>
      <p>
        Teams that play the same game number have the same luck and the same shocks, so that their results can be
        compared.
      </p>
      <form
        class="start-game"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible) dispatch({ do: 'teach', teach: { game: newGame(value), others: [] } });
        }}
      >
        <label>
          Game number, 1 to {mostGame}
          <input
            type="number"
            min={1}
            max={mostGame}
            step={1}
            value={number}
            onInput={({ currentTarget }) => setNumber(currentTarget.value)}
          />
        </label>
        <button type="submit" class="lead" disabled={!isPossible}>
          Start the game
        </button>
      </form>
    </section>
  );
}

function Rounds({ game, scenario }: { readonly game: Game; readonly scenario: Scenario }) {
  const { dispatch } = useWorkbench();
  const { number, years, next } = game;
  const shocks = useMemo(() => shocksOf(number, firstDaysOf(scenario), scenario), [number, scenario]);
  const moves = useMemo(() => movesOf(years, shocks.slice(0, years.length), scenario), [years, shocks, scenario]);
  const result = useRun(gamePath, moves, number);
  const isJustRun = useRef(false);
  useEffect(() => {
    if (result === undefined || !isJustRun.current) return;
    isJustRun.current = false;
    document.getElementById('reports-title')?.focus();
  }, [result]);
  const isOver = years.length === gameYears;
  const budget = budgetFor(years, scenario);
  const keep = (changed: Game): void => dispatch({ do: 'teach', teach: { game: changed } });
  return (
    <div class="game">
      <div class="game-head">
        <h2>
          {isOver ? 'The four years are over' : `Year ${years.length + 1} of ${gameYears}`}{' '}
          <span class="soft">game {number}</span>
        </h2>
        <button type="button" onClick={() => dispatch({ do: 'teach', teach: { game: undefined, others: [] } })}>
          Leave this game
        </button>
      </div>
      <YearReports {...{ scenario, years, shocks, result, budget }} />
      {isOver ? (
        <section class="panel" aria-labelledby="code-title">
          <h3 id="code-title">Your result as a code</h3>
          <p>
            <output class="code" aria-label="Code of this game">
              {codeOf(game)}
            </output>
          </p>
          <p class="soft">
            Another team types it below, and sees your decisions and what came of them. It holds your choices and the
            game number, and nothing about you.
          </p>
        </section>
      ) : (
        <YearForm
          {...{ scenario, budget, next }}
          year={years.length}
          cost={costOfChoices(next, scenario)}
          onChoose={(choices) => keep({ ...game, next: choices })}
          onRun={() => {
            isJustRun.current = true;
            keep({ ...game, years: [...years, next] });
          }}
        />
      )}
      {isOver && result !== undefined && (
        <>
          <Debrief {...{ scenario, number, years, shocks }} />
          <Compare {...{ scenario, number, years, shocks }} />
        </>
      )}
    </div>
  );
}
