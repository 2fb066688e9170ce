import { useWorkbench } from '../state/use-workbench.ts';
import { exercises } from './exercises/index.ts';
import { ExerciseView } from './exercise-view.tsx';
import { FacilitatorPage } from './facilitator-page.tsx';
import { GameView } from './game/game-view.tsx';
import { LessonPlan } from './lesson-plan.tsx';
import { parts } from './teach-state.ts';
import type { Part } from './teach-state.ts';

const titles: Readonly<Record<Part, string>> = {
  exercises: 'Exercises',
  game: 'Game',
  lesson: 'Lesson plan',
  facilitator: 'For the facilitator',
};

/** Exercises, a game, and what a facilitator needs for both. */
export function Teach() {
  const { state, dispatch } = useWorkbench();
  const { part } = state.teach;
  return (
    <div class="teach">
      <div class="teach-head">
        <h1>Teach</h1>
        <nav aria-label="Parts of Teach">
          {parts.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === part ? 'page' : undefined}
              onClick={() => dispatch({ do: 'teach', teach: { part: each } })}
            >
              {titles[each]}
            </button>
          ))}
        </nav>
      </div>
      {part === 'exercises' && <Exercises />}
      {part === 'game' && <GameView />}
      {part === 'lesson' && <LessonPlan />}
      {part === 'facilitator' && <FacilitatorPage />}
    </div>
  );
}

function Exercises() {
  const { state, dispatch } = useWorkbench();
  const { drawings } = state.teach;
  const number = Math.min(state.teach.exercise, exercises.length - 1);
  return (
    <>
      <nav class="exercise-list" aria-label="Exercises">
        <ol>
          {exercises.map(({ id, title }, index) => (
            <li key={id}>
              <button
                type="button"
                class="link"
                aria-current={index === number ? 'true' : undefined}
                onClick={() => dispatch({ do: 'teach', teach: { exercise: index } })}
              >
                {index + 1}. {title}
              </button>
              {drawings[id]?.isRun === true && <span class="soft"> done</span>}
            </li>
          ))}
        </ol>
      </nav>
      <ExerciseView key={exercises[number].id} exercise={exercises[number]} number={number + 1} />
    </>
  );
}
