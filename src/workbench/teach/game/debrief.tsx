import { useEffect, useMemo, useState } from 'preact/hooks';
import { metricNamed } from '../../../report/index.ts';
import type { ReplicationResult } from '../../../model/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { differenceInFigures, effectOf } from '../figures.ts';
import type { Effect, WorldPairs } from '../figures.ts';
import { decisionInWords, decisionsOf, gamePath, gameYears, withoutDecision } from './decisions.ts';
import type { Choices, Decision } from './decisions.ts';
import { monthsOfYear, movesOf } from './game-moves.ts';
import { headlines } from './headlines.ts';
import type { Shock } from './shocks.ts';

/** Pairs of runs behind what a decision is said to do. */
const pairsOfDebrief = 10;

export interface FinishedGame {
  readonly scenario: Scenario;
  readonly number: number;
  readonly years: readonly Choices[];
  readonly shocks: readonly Shock[];
}

/** The world of the team, and that without each of its decisions, on the same dice: the team's own, and nine others. */
interface DebriefRuns {
  readonly team: readonly ReplicationResult[];
  readonly without: readonly (readonly ReplicationResult[])[];
}

/** What each decision did. */
export function Debrief(game: FinishedGame) {
  const { scenario, years } = game;
  const decisions = useMemo(() => decisionsOf(years), [years]);
  const { team, without } = useDebriefRuns(game, decisions);
  if (decisions.length === 0)
    return (
      <section class="panel" aria-labelledby="debrief-title">
        <h3 id="debrief-title">What your decisions did</h3>
        <p>You left everything as it was, so there is nothing to compare. That is a decision too.</p>
      </section>
    );
  return (
    <section class="panel" aria-labelledby="debrief-title">
      <h3 id="debrief-title">What your decisions did</h3>
      <p>
        Each decision is taken away alone, and the four years are run again with the same luck and the same shocks. The
        figures are with the decision less without it, in its first year and in the fourth. Your luck is one run;{' '}
        {pairsOfDebrief} pairs show what luck does not explain.
      </p>
      <p role="status">
        {team.length < pairsOfDebrief ? `Running the years again: ${team.length} of ${pairsOfDebrief} times.` : ''}
      </p>
      {decisions.map((decision, index) => (
        <DecisionTable
          key={`${decision.lever} ${decision.year}`}
          {...{ scenario, decision, team }}
          without={without[index] ?? []}
        />
      ))}
    </section>
  );
}

interface DecisionTableProps {
  readonly scenario: Scenario;
  readonly decision: Decision;
  readonly team: readonly ReplicationResult[];
  readonly without: readonly ReplicationResult[];
}

function DecisionTable({ scenario, decision, team, without }: DecisionTableProps) {
  const title = decisionInWords(decision);
  if (without.length === 0) return <p>{title}: simulating.</p>;
  const last = gameYears - 1;
  const shownYears = [...new Set([decision.year, last])];
  const one = { with: team.slice(0, 1), without: without.slice(0, 1) };
  const effectsIn = (pairs: WorldPairs, year: number): Effects =>
    headlines.map(({ metric }) => effectOf(pairs, metric, monthsOfYear(scenario, year)));
  const single = effectsIn(one, last);
  const many = shownYears.map((year) => effectsIn({ with: team, without }, year));
  return (
    <div class="decision">
      <h4>{title}</h4>
      {without.length < pairsOfDebrief ? (
        <p>
          After {without.length} of {pairsOfDebrief} pairs.
        </p>
      ) : (
        shownYears.map((year, index) => <p key={year}>{verdictOf(year, many[index])}</p>)
      )}
      <details>
        <summary>Figures of “{title}”</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`Figures of ${title}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" class="number">
                  With your luck, year {last + 1}
                </th>
                {shownYears.map((year) => (
                  <th key={year} scope="col">
                    Mean of {without.length} pairs, year {year + 1} (95% interval)
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {headlines.map(({ metric, words }, row) => (
                <tr key={metric}>
                  <th scope="row">{words}</th>
                  <td class="number">{single[row] === undefined ? 'none' : differenceInFigures(single[row])}</td>
                  {shownYears.map((year, index) => (
                    <td key={year}>{manyInWords(many[index][row])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

/** By headline. */
type Effects = readonly (Effect | undefined)[];

const manyInWords = (effect: Effect | undefined): string => {
  if (effect === undefined) return 'none';
  if (effect.pairs < 2) return 'simulating';
  return effect.isTold || effect.difference === 0
    ? differenceInFigures(effect)
    : `${differenceInFigures(effect)}: could be luck`;
};

/** What a decision is found to have moved in a year, in one sentence. */
function verdictOf(year: number, effects: Effects): string {
  const parts = headlines.flatMap(({ metric, inSentence }, row) => {
    const effect = effects[row];
    if (effect?.isTold !== true) return [];
    return [`${inSentence} ${differenceInFigures(effect, metricNamed(metric).unit === '%' ? ' points' : '')}`];
  });
  return parts.length === 0
    ? `Year ${year + 1}: luck could explain every difference; ten pairs do not tell what it did.`
    : `Year ${year + 1}: ${parts.join('; ')}.`;
}

function useDebriefRuns(
  { scenario, number, years, shocks }: FinishedGame,
  decisions: readonly Decision[],
): DebriefRuns {
  const { simulator, dispatch } = useWorkbench();
  const [runs, setRuns] = useState<DebriefRuns>({ team: [], without: [] });
  useEffect(() => {
    let isWanted = true;
    const worlds = [years, ...decisions.map((decision) => withoutDecision(years, decision))].map((each) => ({
      path: gamePath,
      moves: movesOf(each, shocks, scenario),
    }));
    async function simulate(): Promise<void> {
      const made: ReplicationResult[][] = worlds.map(() => []);
      for (let index = 0; index < pairsOfDebrief && isWanted && decisions.length > 0; index++) {
        const replication = number + index;
        const results = await Promise.all(
          worlds.map((world) => simulator.ask({ ask: 'replication', world, replication })),
        );
        results.forEach((result, world) => made[world].push(result));
        const [team, ...without] = made.map((each) => [...each]);
        if (isWanted) setRuns({ team, without });
      }
    }
    simulate().catch((error: unknown) => dispatch({ do: 'fail', problem: (error as Error).message }));
    return () => {
      isWanted = false;
    };
  }, [scenario, number, years, shocks, decisions]);
  return runs;
}
