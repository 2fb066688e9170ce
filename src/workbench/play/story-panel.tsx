import { useEffect, useRef, useState } from 'preact/hooks';
import type { Story } from '../../model/index.ts';
import { divergenceOf, formatDate, storySentences } from '../../report/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { Agent, OpenStory } from '../state/state.ts';

/** The story of a case or an officer, beside that of the same person in the world without the moves. */
export function StoryPanel({ agent, moves }: OpenStory) {
  const { state, dispatch, simulator } = useWorkbench();
  const { path, replication } = state;
  const [stories, setStories] = useState<readonly Story[]>();
  const [problem, setProblem] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    setStories(undefined);
    const worlds = moves.length === 0 ? [moves] : [moves, []];
    const asked = worlds.map((each) =>
      simulator.ask({ ask: 'story', world: { path, moves: each }, replication, agent }),
    );
    Promise.all(asked)
      .then(setStories)
      .catch((error: Error) => setProblem(error.message));
  }, [agent, path, moves, replication]);

  const close = (): void => dispatch({ do: 'close story' });
  const kind = agent.of === 'case' ? 'Case' : 'Officer';
  return (
    <dialog class="story" ref={dialog} aria-labelledby="story-title" onClose={close}>
      <div class="dialog-head">
        <h2 id="story-title">
          {kind} {agent.name}
        </h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {stories === undefined ? (
        <p>Following this {kind.toLowerCase()} through the run.</p>
      ) : (
        <Stories {...{ stories, agent }} />
      )}
    </dialog>
  );
}

function Stories({ stories, agent }: { readonly stories: readonly Story[]; readonly agent: Agent }) {
  const [here, there] = stories;
  return (
    <>
      <MissedFirst story={here} on={agent.on} />
      {there === undefined ? (
        <p class="soft">Move a lever, and the same person in the other world stands beside this story.</p>
      ) : (
        <p>{divergenceInWords(here, there)}</p>
      )}
      <div class="worlds">
        <World title={there === undefined ? 'What happened' : 'With your changes'} story={here} on={agent.on} />
        {there !== undefined && <World title="Without them, with the same luck" story={there} on={agent.on} />}
      </div>
    </>
  );
}

/** Why a review was missed stands first, where that was asked. */
function MissedFirst({ story, on }: { readonly story: Story; readonly on: string | undefined }) {
  const index = story.traceEntries.findIndex((each) => each.on === on && each.what === 'review is missed');
  const sentence = storySentences(story)[index];
  return sentence === undefined ? null : (
    <div class="answer">
      <h3>Why the review was missed</h3>
      <p>{sentence.text}</p>
    </div>
  );
}

function divergenceInWords(here: Story, there: Story): string {
  const { figuresOn, happeningsOn } = divergenceOf(there, here);
  if (there.traceEntries.length === 0) return 'There is nobody of this name without your changes.';
  if (figuresOn === undefined) return 'Your changes make no difference to this story.';
  const figures = `Until ${formatDate(figuresOn)} the two stories are the same.`;
  return happeningsOn === undefined || happeningsOn === figuresOn
    ? figures
    : `${figures} What happens differs from ${formatDate(happeningsOn)} on; before that only workloads do.`;
}

function World({
  title,
  story,
  on,
}: {
  readonly title: string;
  readonly story: Story;
  readonly on: string | undefined;
}) {
  const place = useRef<HTMLLIElement>(null);
  const sentences = storySentences(story);
  const shown = on === undefined ? -1 : sentences.findLastIndex((each) => each.on <= on);
  useEffect(() => {
    if (place.current !== null) place.current.parentElement!.scrollTop = place.current.offsetTop;
  }, [story]);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {sentences.length === 0 ? (
        <p>Nobody of this name is here.</p>
      ) : (
        <ol class="sentences" tabIndex={0}>
          {sentences.map(({ on: day, text }, index) => (
            <li key={`${day} ${index}`} {...(index === shown && { ref: place, class: 'shown' })}>
              <time datetime={day}>{formatDate(day)}</time> {text}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
