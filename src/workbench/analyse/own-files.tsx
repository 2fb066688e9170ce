import { useState } from 'preact/hooks';
import { forgetFile, saveFile } from '../state/saved.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { Choice } from './catalogue.ts';
import { readOwnFile } from './read-own-file.ts';
import { useComparison } from './use-comparison.ts';

/** Bytes of a file, at most: more would hold up the page, and the browser would not keep it. */
const largestFile = 1_000_000;

/** Scenario files of the user's own: dropped or chosen, read as the command reads them, kept in this browser. */
export function OwnFiles({ choices }: { readonly choices: readonly Choice[] }) {
  const { simulator, texts } = useWorkbench();
  const { comparison, change } = useComparison();
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [notes, setNotes] = useState<string>();
  const own = [...texts.keys()].filter((path) => !path.includes('/'));

  const open = async (files: FileList | null | undefined): Promise<void> => {
    setProblem(undefined);
    setNotes(undefined);
    for (const file of files ?? []) {
      if (file.size > largestFile)
        return setProblem(`${file.name} is larger than 1 MB, which no scenario is. Choose another file.`);
      const read = await readOwnFile(file.name, new Uint8Array(await file.arrayBuffer()), texts);
      if (!read.ok) return setProblem(read.problems);
      texts.set(read.path, read.text);
      simulator.addFile(read.path, read.text);
      saveFile(read.path, read.text);
      setNotes(`${read.path} can be chosen now.${read.notes === '' ? '' : `\n${read.notes}`}`);
      change({ baseline: read.path, plans: [] });
    }
  };
  const remove = (path: string): void => {
    texts.delete(path);
    simulator.addFile(path, undefined);
    forgetFile(path);
    const { baseline, plans } = comparison;
    change({
      baseline: baseline === path ? choices.find((each) => each.path !== path)!.path : baseline,
      plans: plans.filter((plan) => plan.path !== path),
    });
  };

  return (
    <details class="own-files" open={own.length > 0 || problem !== undefined}>
      <summary>A file of your own</summary>
      <div
        class={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void open(event.dataTransfer?.files);
        }}
      >
        <label class="field">
          Choose or drop a scenario file: .yaml, .xlsx or .ods
          <input
            type="file"
            accept=".yaml,.yml,.xlsx,.ods"
            onChange={({ currentTarget }) => {
              void open(currentTarget.files).then(() => (currentTarget.value = ''));
            }}
          />
        </label>
        <p class="soft">It becomes the baseline. It stays in this browser and goes nowhere else.</p>
      </div>
      {problem !== undefined && (
        <pre class="problem" role="alert">
          {problem}
        </pre>
      )}
      {notes !== undefined && (
        <pre class="notes" role="status">
          {notes}
        </pre>
      )}
      {own.length > 0 && (
        <ul>
          {own.map((path) => (
            <li key={path}>
              {path}{' '}
              <button type="button" class="link" aria-label={`Remove ${path}`} onClick={() => remove(path)}>
                remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
