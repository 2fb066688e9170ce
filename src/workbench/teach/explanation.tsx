import { useMemo } from 'preact/hooks';
import { metricNamed } from '../../report/index.ts';
import { readEvidence } from '../../scenario/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { Exercise, ExerciseRuns } from './exercises/exercise.ts';
import { pairsOfExercise } from './exercises/exercise.ts';
import { differenceInFigures, effectOf, levelIn } from './figures.ts';
import type { Effect } from './figures.ts';

/** Why it came as it did, with the figures of the runs just made and where the model has its rules from. */
export function Explanation({ exercise, runs }: { readonly exercise: Exercise; readonly runs: ExerciseRuns }) {
  const { own, elsewhere } = runs;
  const isDone =
    own.without.length === pairsOfExercise &&
    (exercise.elsewhere === undefined || elsewhere.without.length === pairsOfExercise);
  const effects = useMemo(
    () =>
      isDone
        ? Object.fromEntries(
            exercise.effects.map(({ id, metric, months, elsewhere: isElsewhere }) => [
              id,
              effectOf(isElsewhere === true ? elsewhere : own, metric, months),
            ]),
          )
        : {},
    [isDone, exercise],
  );
  if (!isDone) {
    const made = own.without.length + elsewhere.without.length;
    const all = pairsOfExercise * (exercise.elsewhere === undefined ? 1 : 2);
    return (
      <div class="explanation">
        <h3>Why</h3>
        <p role="status">
          The explanation rests on {all} pairs of runs with the same luck: {made} so far.
        </p>
        <progress value={made} max={all} aria-label="Pairs of runs simulated" />
      </div>
    );
  }
  return (
    <div class="explanation">
      <h3>{exercise.lesson}</h3>
      {!exercise.holds(effects) && (
        <p class="caution">
          These runs do not show what the title says. That is a finding too: read the table, and say what it does show.
        </p>
      )}
      <div class="explanation-columns">
        <div>
          {exercise.explain(effects).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <div class="tables">
          <EffectTable {...{ exercise, effects }} />
        </div>
      </div>
      <Sources sources={exercise.sources} />
    </div>
  );
}

interface EffectTableProps {
  readonly exercise: Exercise;
  readonly effects: Readonly<Record<string, Effect | undefined>>;
}

function EffectTable({ exercise, effects }: EffectTableProps) {
  const { worlds, elsewhere } = exercise;
  const rows = exercise.effects.map((asked) => ({ asked, effect: effects[asked.id] }));
  const here = rows.filter(({ asked }) => asked.elsewhere !== true);
  const there = rows.filter(({ asked }) => asked.elsewhere === true);
  const table = (caption: string, of: typeof rows) => (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="effects">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" class="number">
              {worlds.with}
            </th>
            <th scope="col" class="number">
              {worlds.without}
            </th>
            <th scope="col">Difference (95% interval)</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ asked, effect }) => (
            <tr key={asked.id}>
              <th scope="row">
                {asked.words}
                {unitAfterComma(asked.metric)}
                {asked.group !== undefined && <span class="soft"> (for {asked.group})</span>}
              </th>
              <td class="number">{effect === undefined ? 'none' : levelIn(effect, effect.with)}</td>
              <td class="number">{effect === undefined ? 'none' : levelIn(effect, effect.without)}</td>
              <td>{effect === undefined ? 'none' : told(effect)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return (
    <>
      {table(`Means of ${pairsOfExercise} pairs of runs, each pair with the same luck`, here)}
      {elsewhere !== undefined && table(`The same in ${elsewhere.words}: ${pairsOfExercise} pairs`, there)}
    </>
  );
}

const unitOf = (metric: string): string => metricNamed(metric).unit;
const unitAfterComma = (metric: string): string => (unitOf(metric) === '' ? '' : `, ${unitOf(metric)}`);

function told(effect: Effect): string {
  if (effect.difference === 0 && effect.lo95 === 0) return 'none: the same in every pair';
  return effect.isTold ? differenceInFigures(effect) : `${differenceInFigures(effect)}: could be luck`;
}

/** Where the rules come from, in the words of the register. */
export function Sources({ sources }: { readonly sources: Exercise['sources'] }) {
  const { texts } = useWorkbench();
  const register = useMemo(() => {
    const reading = readEvidence('scenarios/evidence/', (path) => texts.get(path));
    return new Map(reading.ok ? reading.evidence.sources.map((source) => [source.id, source]) : []);
  }, [texts]);
  return (
    <>
      <h4>Where this comes from</h4>
      <ul class="sources">
        {sources.map(({ id, says }) => {
          const source = register.get(id);
          return (
            <li key={id}>
              {says[0].toUpperCase() + says.slice(1)}:{' '}
              {source === undefined
                ? 'the source is not in the register'
                : [source.title, source.publisher, source.date].join(', ')}{' '}
              <span class="soft">({id})</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
