import { useState } from 'preact/hooks';
import { metrics } from '../../model/index.ts';
import { reportLimits } from '../../report/index.ts';
import { MetricEntry } from '../components/definition.tsx';
import { useWorkbench } from '../state/use-workbench.ts';
import { sourceText } from './assumption-entry.tsx';
import { inline, itemsOf, partBelow, termsOf } from './markdown.tsx';
import { evidenceOf } from './sources.ts';

interface SearchProps {
  readonly label: string;
  readonly wanted: string;
  readonly onWant: (wanted: string) => void;
}

const Search = ({ label, wanted, onWant }: SearchProps) => (
  <label class="field search">
    {label}
    <input type="search" value={wanted} onInput={({ currentTarget }) => onWant(currentTarget.value)} />
  </label>
);

/** Every measure with its exact meaning. */
export function Measures() {
  const [wanted, setWanted] = useState('');
  const found = metrics.filter(({ name, label, about }) => has(`${name} ${label} ${about}`, wanted));
  return (
    <section class="panel" aria-labelledby="measures-title">
      <h2 id="measures-title">Measures</h2>
      <Search label="Find a measure" wanted={wanted} onWant={setWanted} />
      <p role="status" class="soft">
        {found.length} of {metrics.length} measures.
      </p>
      <ul class="assumptions">
        {found.map(({ name, label, unit }) => (
          <li key={name}>
            <Measure {...{ name, label, unit }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Measure({ name, label, unit }: { readonly name: string; readonly label: string; readonly unit: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {label} <span class="value">{unit}</span>
      </summary>
      {isOpen && <MetricEntry metric={name} />}
    </details>
  );
}

/** What the model cannot tell, in the words of its own document. */
export function Limits() {
  const { texts } = useWorkbench();
  const items = itemsOf(partBelow(texts.get('src/model/README.md') ?? '', '### Known limits'));
  return (
    <section class="panel" aria-labelledby="limits-title">
      <h2 id="limits-title">Limits</h2>
      <ul class="limits">
        {reportLimits.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <h3>Known limits of the model</h3>
      <ul class="limits">
        {items.map((each) => (
          <li key={each}>{inline(each)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The words of the service and of the simulation. */
export function Glossary() {
  const { texts } = useWorkbench();
  const [wanted, setWanted] = useState('');
  const terms = termsOf(texts.get('src/model/glossary.md') ?? '');
  const found = terms.filter(({ word, means }) => has(`${word} ${means}`, wanted));
  return (
    <section class="panel" aria-labelledby="glossary-title">
      <h2 id="glossary-title">Glossary</h2>
      <Search label="Find a word" wanted={wanted} onWant={setWanted} />
      <p role="status" class="soft">
        {found.length} of {terms.length} words.
      </p>
      <dl class="facts glossary">
        {found.map(({ word, means }) => (
          <div key={word}>
            <dt>{inline(word)}</dt>
            <dd>{inline(means)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The register of sources, each with the published figures that are taken from it. */
export function Sources() {
  const { texts } = useWorkbench();
  const [wanted, setWanted] = useState('');
  const { sources, figures } = evidenceOf(texts);
  const found = sources.filter((source) => has(`${source.id} ${sourceText(source)}`, wanted));
  return (
    <section class="panel" aria-labelledby="sources-title">
      <h2 id="sources-title">Sources</h2>
      <Search label="Find a source" wanted={wanted} onWant={setWanted} />
      <p role="status" class="soft">
        {found.length} of {sources.length} sources. Addresses are written out: the page opens none.
      </p>
      <dl class="facts glossary">
        {found.map((source) => {
          const count = figures.filter((figure) => figure.sources.includes(source.id)).length;
          return (
            <div key={source.id}>
              <dt>
                <code>{source.id}</code>
              </dt>
              <dd>
                {sourceText(source)}
                {count > 0 && (
                  <span class="soft"> {count === 1 ? '1 figure' : `${count} figures`} in the register.</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

const has = (text: string, wanted: string): boolean =>
  wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
