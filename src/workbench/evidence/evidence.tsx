import { useState } from 'preact/hooks';
import { Assumptions } from './assumptions.tsx';
import { Glossary, Limits, Measures, Sources } from './registers.tsx';

const parts = {
  assumptions: ['Assumptions', () => <Assumptions />],
  measures: ['Measures', () => <Measures />],
  limits: ['Limits', () => <Limits />],
  glossary: ['Glossary', () => <Glossary />],
  sources: ['Sources', () => <Sources />],
} as const;
type Part = keyof typeof parts;

/** What the figures rest on: each assumption with its source and rating, what is measured, what the model cannot tell. */
export function Evidence() {
  const [part, setPart] = useState<Part>('assumptions');
  return (
    <div class="evidence">
      <h1>Evidence</h1>
      <p class="soft">
        Every value that the simulation rests on, where it comes from, how sure it is, and how much hangs on it.
      </p>
      <nav class="parts" aria-label="Parts of the evidence">
        {(Object.keys(parts) as Part[]).map((each) => (
          <button
            key={each}
            type="button"
            aria-current={part === each ? 'true' : undefined}
            onClick={() => setPart(each)}
          >
            {parts[each][0]}
          </button>
        ))}
      </nav>
      {parts[part][1]()}
    </div>
  );
}
