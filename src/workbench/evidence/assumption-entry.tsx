import { formatDate, impactInWords, valueInWords } from '../../report/index.ts';
import type { Assumption, Rag } from '../../scenario/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { sourcesOf } from './sources.ts';

const ratingWords: Readonly<Record<Rag, string>> = { green: 'Green', amber: 'Amber', red: 'Red' };

/** A rating as a word in a frame: never by its colour alone. */
export const RatingTag = ({ rag }: { readonly rag: Rag }) => <span class={`rag ${rag}`}>{ratingWords[rag]}</span>;

/** Everything that is known of one value: its source, how sure it is, what hangs on it, and why it is as it is. */
export function AssumptionEntry({ assumption }: { readonly assumption: Assumption }) {
  const { texts } = useWorkbench();
  const { about, value, unit, from, plausible, quality, qualityRag, impact, impactRag, rag, note, because } =
    assumption;
  const place = assumption.place ?? `${assumption.file}, line ${assumption.line}`;
  return (
    <div class="assumption-entry">
      <p>{about}</p>
      <dl class="facts">
        <dt>{from === undefined ? 'Value' : `Value from ${formatDate(from)}`}</dt>
        <dd>{valueInWords(value, unit)}</dd>
        {plausible !== undefined && (
          <>
            <dt>Plausible</dt>
            <dd>
              {typeof value === 'number'
                ? `${valueInWords(plausible[0])} to ${valueInWords(plausible[1])}`
                : `${plausible[0]} to ${plausible[1]} times it`}
            </dd>
          </>
        )}
        <dt>Rating</dt>
        <dd>
          <RatingTag rag={rag} />
        </dd>
        <dt>Evidence</dt>
        <dd>
          <RatingTag rag={qualityRag} /> {quality}
        </dd>
        <dt>What hangs on it</dt>
        <dd>
          {impact === undefined || impactRag === undefined ? (
            'Not known.'
          ) : (
            <>
              <RatingTag rag={impactRag} /> {impactInWords(impact)}
            </>
          )}
        </dd>
        <dt>Source</dt>
        <dd>
          <SourcesOf assumption={assumption} />
        </dd>
        {note !== undefined && (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
        {because !== undefined && (
          <>
            <dt>Why</dt>
            <dd>{because}</dd>
          </>
        )}
        <dt>Where</dt>
        <dd>
          <code>{place}</code>
        </dd>
      </dl>
    </div>
  );

  function SourcesOf({ assumption: { source, ownSources } }: { readonly assumption: Assumption }) {
    if (source === '') return <>None: it is assumed.</>;
    return (
      <>
        {source.split(', ').map((id) => (
          <p key={id}>{ownSources?.[id] ?? inWords(id)}</p>
        ))}
      </>
    );
  }

  function inWords(id: string): string {
    const found = sourcesOf(texts).get(id);
    return found === undefined ? id : sourceText(found);
  }
}

/** `HMPPS workforce quarterly: June 2025. Ministry of Justice / HMPPS, 2025-08-21. gov.uk/government/statistics` */
export const sourceText = ({
  title,
  publisher,
  date,
  address,
}: {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly address?: string;
}): string => `${title}. ${publisher}, ${date}.${address === undefined ? '' : ` ${address}`}`;
