import { useMemo } from 'preact/hooks';
import { formatDate } from '../../report/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { emptyDrawing, isWhole } from './drawing.ts';
import { DrawingPlane } from './drawing-plane.tsx';
import { Explanation } from './explanation.tsx';
import type { Exercise } from './exercises/exercise.ts';
import { pairsOfExercise } from './exercises/exercise.ts';
import { courseOf, figureInWords } from './figures.ts';
import { NumberFields } from './number-fields.tsx';
import { chanceInWords, directionInWords, distanceInWords, fanOf, scoreOf } from './score.ts';
import type { Drawing } from './teach-state.ts';
import { usePairs, useRun } from './use-pairs.ts';

/** One exercise: predict, run, compare, explain. */
export function ExerciseView({ exercise, number }: { readonly exercise: Exercise; readonly number: number }) {
  const { state, dispatch } = useWorkbench();
  const { drawings, luck } = state.teach;
  const { id, contrast, metric, metricWords, shownUntil, situation, ask, title } = exercise;
  const replication = ((exercise.typicalRun - 1 + luck) % pairsOfExercise) + 1;
  const result = useRun(contrast.path, contrast.with, replication);
  const shown = result === undefined ? 0 : result.dates.filter((date) => date <= shownUntil).length;
  const months = result === undefined ? 0 : result.dates.length - shown;
  const drawing = drawings[id] ?? emptyDrawing(months);
  const { isRun } = drawing;
  const own = usePairs(contrast, isRun ? pairsOfExercise : 0);
  const isDone = own.with.length === pairsOfExercise;
  const elsewhere = usePairs(exercise.elsewhere, isDone ? pairsOfExercise : 0);
  const fan = useMemo(() => fanOf(own.with.map((each) => courseOf(each, metric))), [own, metric]);
  const keep = (next: Drawing | undefined): void => {
    const { [id]: _, ...others } = drawings;
    dispatch({ do: 'teach', teach: { drawings: next === undefined ? others : { ...others, [id]: next } } });
  };
  const course = useMemo(() => (result === undefined ? [] : courseOf(result, metric)), [result, metric]);
  const ends = useMemo(
    () => (isRun ? widened(exercise.plane, course, drawing.values, fan) : exercise.plane),
    [isRun, exercise, course, drawing, fan],
  );

  return (
    <section class="panel exercise" aria-labelledby="exercise-title">
      <h2 id="exercise-title">
        {number}. {title}
      </h2>
      <div class="exercise-columns">
        <div class="brief">
          {situation.map((each) => (
            <p key={each}>{each}</p>
          ))}
          <p class="ask">{ask}</p>
          {result !== undefined && (
            <p class="soft">
              You see one run of the unit{luck === 0 && ', near the middle of twenty'}, until {formatDate(shownUntil)}:
              there it is {figureInWords(metric, course[shown - 1])}.
            </p>
          )}
        </div>
        <div>
          <h3 class="plane-title">{metricWords}</h3>
          {result === undefined ? (
            <p>Simulating the unit until then.</p>
          ) : (
            <>
              <DrawingPlane
                dates={result.dates}
                {...{ course, shown, isRun, fan, ends }}
                drawn={drawing.values}
                words={metricWords}
                onDraw={(values) => keep({ values, isRun: false })}
              />
              <Key {...{ isRun }} hasFan={fan.length > 0} />
              {!isRun && (
                <NumberFields
                  dates={result.dates.slice(shown)}
                  drawn={drawing.values}
                  startsAt={course[shown - 1]}
                  ends={exercise.plane}
                  onDraw={(values) => keep({ values, isRun: false })}
                />
              )}
              <div class="buttons">
                {isRun ? (
                  <>
                    <button type="button" onClick={() => keep(undefined)}>
                      Draw again
                    </button>
                    <button type="button" onClick={() => dispatch({ do: 'teach', teach: { luck: luck + 1 } })}>
                      Other luck
                    </button>
                    <span class="soft">
                      run {replication} of {pairsOfExercise}
                    </span>
                  </>
                ) : (
                  <>
                    <button
                      type="button"
                      class="lead"
                      disabled={!isWhole(drawing.values)}
                      onClick={() => keep({ ...drawing, isRun: true })}
                    >
                      See what happens
                    </button>
                    <button type="button" onClick={() => keep(undefined)}>
                      Clear the line
                    </button>
                    {!isWhole(drawing.values) && <span class="soft">First draw a line to the end.</span>}
                  </>
                )}
              </div>
            </>
          )}
          {isRun && result !== undefined && (
            <ScoreInWords {...{ exercise, shown, course, fan }} drawn={drawing.values} runs={own.with.length} />
          )}
        </div>
      </div>
      {isRun && <Explanation {...{ exercise }} runs={{ own, elsewhere }} />}
    </section>
  );
}

function Key({ isRun, hasFan }: { readonly isRun: boolean; readonly hasFan: boolean }) {
  const entries = [
    ['before', isRun ? 'what happened: one run' : 'what has happened'],
    ['drawn', 'your line'],
    ...(isRun && hasFan
      ? [['middle', 'the middle of twenty runs'] as const, ['fan', 'eight in ten runs'] as const]
      : []),
  ];
  return (
    <ul class="plane-key" aria-label="Lines">
      {entries.map(([line, words]) => (
        <li key={line}>
          <svg width="34" height="14" aria-hidden="true">
            {line === 'fan' ? <rect class="fan" width="34" height="14" /> : <path class={line} d="M1 7L33 7" />}
          </svg>{' '}
          {words}
        </li>
      ))}
    </ul>
  );
}

interface ScoreProps {
  readonly exercise: Exercise;
  readonly shown: number;
  readonly course: readonly number[];
  readonly fan: ReturnType<typeof fanOf>;
  readonly drawn: readonly (number | null)[];
  readonly runs: number;
}

function ScoreInWords({ exercise: { plane, metric }, shown, course, fan, drawn, runs }: ScoreProps) {
  const happened = course.slice(shown);
  const score = scoreOf(drawn, happened, fan.slice(shown), plane);
  const expected = directionInWords(drawn as number[], course[shown - 1], plane);
  const actual = directionInWords(happened, course[shown - 1], plane);
  const end = course.length - 1;
  return (
    <div class="score" aria-live="polite">
      <h3>Your prediction</h3>
      <p>
        <strong>{distanceInWords(score)}</strong> Your line {expected}; the run {actual}. At the end you have{' '}
        {figureInWords(metric, drawn.at(-1)!)}, and it has {figureInWords(metric, course[end])}.
      </p>
      {runs < pairsOfExercise ? (
        <p>Simulating twenty units with other luck: {runs} so far.</p>
      ) : (
        <p>
          {chanceInWords(score)} In eight of ten units it is between {figureInWords(metric, fan[end].low)} and{' '}
          {figureInWords(metric, fan[end].high)} at the end.
        </p>
      )}
    </div>
  );
}

/** The plane, made higher or deeper where what happened does not fit on it. */
function widened(
  [low, high]: readonly [number, number],
  course: readonly number[],
  drawn: readonly (number | null)[],
  fan: readonly { readonly low: number; readonly high: number }[],
): readonly [number, number] {
  const values = [
    ...course,
    ...drawn.filter((value) => value !== null),
    ...fan.flatMap((each) => [each.low, each.high]),
  ].filter(Number.isFinite);
  const step = (high - low) / 5;
  return [
    Math.min(low, step * Math.floor(Math.min(...values) / step)),
    Math.max(high, step * Math.ceil(Math.max(...values) / step)),
  ];
}
