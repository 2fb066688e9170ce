import { useState } from 'preact/hooks';
import { lesson } from './lesson.ts';

const all = lesson.reduce((sum, { minutes }) => sum + minutes, 0);

/** The lesson by the clock, to be printed. */
export function LessonPlan() {
  const [start, setStart] = useState('10:00');
  let before = 0;
  return (
    <section class="panel lesson" aria-labelledby="lesson-title">
      <h2 id="lesson-title">Lesson plan: {all} minutes</h2>
      <p>
        For 4 to 24 people who know probation and not simulation. You need a projector and this file on one device for
        each team of two or three; nothing is installed, and no network is used. Open the file on each device before
        people come: then each exercise answers in seconds.
      </p>
      <div class="lesson-tools">
        <label>
          The lesson starts at
          <input type="time" value={start} onInput={({ currentTarget }) => setStart(currentTarget.value)} />
        </label>
        <button type="button" onClick={() => print()}>
          Print the lesson plan
        </button>
      </div>
      <ol class="steps">
        {lesson.map(({ minutes, title, does, asks, likely }) => {
          const [from, until] = [before, before + minutes];
          before = until;
          return (
            <li key={title}>
              <div class="when">
                <strong>
                  {clockAt(start, from)} to {clockAt(start, until)}
                </strong>
                <span class="soft">
                  minutes {from} to {until}
                </span>
              </div>
              <div>
                <h3>{title}</h3>
                <h4>Do</h4>
                <Lines lines={does} />
                <h4>Ask</h4>
                <Lines lines={asks} />
                <h4>Likely answers</h4>
                <Lines lines={likely} />
              </div>
            </li>
          );
        })}
      </ol>
      <p>
        With twenty minutes only: exercises 1 and 4 and the close. With an hour: exercise 2 before the game, exercises 3
        and 5 after it.
      </p>
    </section>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** The time so many minutes after a start. */
function clockAt(start: string, minutes: number): string {
  const [hour, minute] = start.split(':').map(Number);
  const at = ((hour || 0) * 60 + (minute || 0) + minutes) % (24 * 60);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
