import { useEffect, useMemo, useState } from 'preact/hooks';
import { formatDifference, formatFigure, metricNamed } from '../../../report/index.ts';
import type { MetricName, ReplicationResult } from '../../../model/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { useWorkbench } from '../../state/use-workbench.ts';
import { differenceInFigures, effectOf } from '../figures.ts';
import type { Effect, Months } from '../figures.ts';
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
  const last = monthsOfYear(scenario, gameYears - 1);
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
        figures are of the fourth year: with the decision less without it. One run is your luck; {pairsOfDebrief} pairs
        show whether luck could explain it.
      </p>
      <p role="status">
        {team.length < pairsOfDebrief ? `Running the years again: ${team.length} of ${pairsOfDebrief} times.` : ''}
      </p>
      {decisions.map((decision, index) => (
        <DecisionTable
          key={`${decision.lever} ${decision.year}`}
          {...{ decision, team }}
          without={without[index] ?? []}
          months={last}
        />
      ))}
    </section>
  );
}

interface DecisionTableProps {
  readonly decision: Decision;
  readonly team: readonly ReplicationResult[];
  readonly without: readonly ReplicationResult[];
  readonly months: Months;
}

function DecisionTable({ decision, team, without, months }: DecisionTableProps) {
  const title = decisionInWords(decision);
  if (without.length === 0) return <p>{title}: simulating.</p>;
  const one = { with: team.slice(0, 1), without: without.slice(0, 1) };
  const all = { with: team, without };
  const rows = headlines.map(({ metric, words }) => ({
    metric,
    words,
    single: effectOf(one, metric, months),
    many: effectOf(all, metric, months),
  }));
  return (
    <div class="decision">
      <h4>{title}</h4>
      <p>
        {verdictOf(
          rows.map(({ words, many }) => ({ words, many })),
          without.length,
        )}
      </p>
      <details>
        <summary>Figures of “{title}”</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`Figures of ${title}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Measure, fourth year</th>
                <th scope="col" class="number">
                  Yours
                </th>
                <th scope="col" class="number">
                  Your luck, difference
                </th>
                <th scope="col">Mean of {without.length} pairs (95% interval)</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ metric, words, single, many }) => (
                <tr key={metric}>
                  <th scope="row">{words}</th>
                  <td class="number">{single === undefined ? 'none' : formatFigure(single.with, unitOf(metric))}</td>
                  <td class="number">
                    {single === undefined ? 'none' : formatDifference({ mean: single.difference }, unitOf(metric)).mean}
                  </td>
                  <td>{manyInWords(many)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

const unitOf = (metric: MetricName): string => metricNamed(metric).unit;

const manyInWords = (effect: Effect | undefined): string => {
  if (effect === undefined) return 'none';
  if (effect.pairs < 2) return 'simulating';
  return effect.isTold || effect.difference === 0
    ? differenceInFigures(effect)
    : `${differenceInFigures(effect)}: could be luck`;
};

/** What a decision is found to have moved, in one sentence. */
function verdictOf(
  rows: readonly { readonly words: string; readonly many: Effect | undefined }[],
  pairs: number,
): string {
  if (pairs < pairsOfDebrief) return `After ${pairs} of ${pairsOfDebrief} pairs.`;
  const told = rows.filter(({ many }) => many?.isTold === true);
  if (told.length === 0)
    return 'In the fourth year luck could explain every difference: these runs do not tell what it did.';
  const parts = told.map(({ words, many }) => `${firstSmall(words)} ${differenceInFigures(many!)}`);
  return `What luck does not explain in the fourth year: ${parts.join('; ')}.`;
}

const firstSmall = (words: string): string => words[0].toLowerCase() + words.slice(1);

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
