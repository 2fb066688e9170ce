import { useState } from 'preact/hooks';
import { catalogueOf } from '../analyse/catalogue.ts';
import { ScenarioChoice } from '../analyse/scenario-choice.tsx';
import { useReading } from '../analyse/use-reading.ts';
import { formatDate, meaningOfRatings, settingsName, valueInWords } from '../../report/index.ts';
import { sortByRating, sourceInWords } from '../../scenario/index.ts';
import type { Assumption, Rag } from '../../scenario/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { AssumptionEntry, RatingTag } from './assumption-entry.tsx';

const ratings = ['all', 'red', 'amber', 'green'] as const;
const atOnce = 40;

/** The assumptions of a scenario: to search, to choose by rating, each to open. */
export function Assumptions() {
  const { state, texts } = useWorkbench();
  const [path, setPath] = useState(state.path);
  const [wanted, setWanted] = useState('');
  const [rating, setRating] = useState<(typeof ratings)[number]>('all');
  const [isWhole, setWhole] = useState(false);
  const reading = useReading(path);
  const assumptions =
    path === state.path ? state.scenario.assumptions : reading?.ok ? reading.scenario.assumptions : [];
  const found = sortByRating(assumptions).filter(
    (each) => (rating === 'all' || each.rag === rating) && hasWord(each, wanted),
  );
  const count = (rag: Rag): number => assumptions.filter((each) => each.rag === rag).length;
  return (
    <section class="panel" aria-labelledby="assumptions-title">
      <h2 id="assumptions-title">Assumptions</h2>
      <div class="row">
        <ScenarioChoice label="Scenario" path={path} choices={catalogueOf(texts)} onChoose={setPath} />
        <label class="field">
          Find a setting, a source or a word
          <input type="search" value={wanted} onInput={({ currentTarget }) => setWanted(currentTarget.value)} />
        </label>
      </div>
      <fieldset class="choice">
        <legend class="visually-hidden">Rating</legend>
        {ratings.map((each) => (
          <label key={each}>
            <input type="radio" name="rating" checked={rating === each} onChange={() => setRating(each)} />
            {each === 'all' ? (
              `All ${assumptions.length}`
            ) : (
              <span>
                <RatingTag rag={each} /> {count(each)}
              </span>
            )}
          </label>
        ))}
      </fieldset>
      <details>
        <summary>What the ratings mean</summary>
        <p>{meaningOfRatings}</p>
      </details>
      <p role="status" class="soft">
        {assumptions.length === 0
          ? 'Reading the scenario.'
          : `${found.length} of ${assumptions.length}, the most worrying first.`}
      </p>
      <ul class="assumptions">
        {found.slice(0, isWhole ? undefined : atOnce).map((each) => (
          <li key={`${each.setting} ${each.from ?? ''}`}>
            <Entry assumption={each} />
          </li>
        ))}
      </ul>
      {found.length > atOnce && !isWhole && (
        <button type="button" onClick={() => setWhole(true)}>
          Show all {found.length}
        </button>
      )}
    </section>
  );
}

/** One assumption in a line, which opens into everything that is known of it. */
function Entry({ assumption }: { readonly assumption: Assumption }) {
  const [isOpen, setOpen] = useState(false);
  const { setting, from, value, unit, rag } = assumption;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {settingsName(setting)} <code>{setting}</code>
        {from === undefined ? '' : ` from ${formatDate(from)}`} <RatingTag rag={rag} />{' '}
        <span class="value">{shortened(valueInWords(value, unit))}</span>
      </summary>
      {isOpen && <AssumptionEntry assumption={assumption} />}
    </details>
  );
}

const shortened = (text: string): string => (text.length <= 70 ? text : `${text.slice(0, 68)}…`);

const hasWord = (assumption: Assumption, wanted: string): boolean => {
  const { setting, about, note = '', because = '', quality } = assumption;
  const text =
    `${setting} ${settingsName(setting)} ${about} ${note} ${because} ${quality} ${sourceInWords(assumption)}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};
