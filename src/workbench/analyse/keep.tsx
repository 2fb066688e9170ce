import { useEffect, useState } from 'preact/hooks';
import { sourceLine, originOf } from '../../report/index.ts';
import type { ReportInput } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { plansOf } from '../state/analysis.ts';
import type { Run } from '../state/analysis.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { copy } from './chart-panel.tsx';
import { filesOf } from './command.ts';
import type { SavedFile } from './command.ts';
import { linkOf } from './link.ts';
import { saveAs } from './save-file.ts';

/** How to get the same again: scenario files, the command, a link; and a page to print. */
export function Keep({ run, input }: { readonly run: Run; readonly input: ReportInput }) {
  const { simulator, texts } = useWorkbench();
  const { comparison, scenarios } = run;
  const [files, setFiles] = useState<readonly SavedFile[]>([]);
  const [link, setLink] = useState('');
  const [told, setTold] = useState('');

  useEffect(() => {
    const read = plansOf(comparison).map(({ path }) => simulator.ask({ ask: 'read', path }));
    void Promise.all(read).then((readings) => {
      const all = readings.flatMap((each): Scenario[] => (each.ok ? [each.scenario] : []));
      if (all.length === scenarios.length) setFiles(filesOf(comparison, all, scenarios));
    });
    void linkOf(comparison, texts).then((hash) => setLink(location.href.replace(/#.*$/, '') + hash));
  }, [run.id]);

  return (
    <section class="panel keep" aria-labelledby="keep-title">
      <h2 id="keep-title">Keep it, and get it again</h2>
      <div class="buttons">
        {files.map(({ name, text }) => (
          <button key={name} type="button" onClick={() => saveAs(name, text, 'application/yaml')}>
            Save {name}
          </button>
        ))}
        <button
          type="button"
          onClick={() =>
            void copy(link)
              .then(() => setTold('Link copied.'))
              .catch((error: Error) => setTold(error.message))
          }
        >
          Copy link
        </button>
        <button type="button" onClick={() => print()}>
          Print a summary
        </button>
      </div>
      <p role="status" class="soft">
        {told}
      </p>
      <p>
        {files.length === 0
          ? 'The command that gives the same figures, to the last digit:'
          : 'Save the scenario files into one folder; from there this command gives the same figures, to the last digit:'}
      </p>
      <pre class="command" tabIndex={0}>
        <code>{input.command}</code>
      </pre>
      <p class="no-print">
        <a href={link}>A link that opens this comparison</a> in this page and simulates it again.
      </p>
      <p class="soft">{sourceLine(originOf(input))} This is not an official statistic.</p>
    </section>
  );
}
