import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Argv, CommandModule } from 'yargs';
import { Failure, fileErrorOf, UsageError } from '../../errors.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { makeFolder, replaceFile } from '../../results/durable.ts';
import { isInteractive } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';

export interface WorkbenchOptions extends CommonOptions {
  readonly out?: string;
  readonly open?: boolean;
}

const defaultPath = 'outputs/workbench.html';

/** By this a page is known to be a workbench, of this version or an older one. */
const title = '<title>procap: a workbench of probation capacity</title>';

/** Shows a page to the user; a test hands in its own. */
type ShowPage = (url: string) => Promise<unknown>;

/** Loaded when it is needed, since no other command is. */
const openInBrowser: ShowPage = async (url) => (await import('open')).default(url);

export const workbenchCommand = (
  terminal: Terminal,
  show: ShowPage = openInBrowser,
): CommandModule<CommonOptions, WorkbenchOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .option('out', {
        group: 'Options:',
        string: true,
        requiresArg: true,
        describe: `The file to write. Without it, ${defaultPath}.`,
      })
      .option('open', {
        group: 'Options:',
        boolean: true,
        describe: 'Open it in the browser. Without it, only where somebody watches; --no-open never.',
      })
      .example('Open it', 'procap workbench')
      .example(
        'For a memory stick',
        'procap workbench --out /media/stick/probation.html --no-open',
      ) as unknown as Argv<WorkbenchOptions>,
  handler: (options) => writeWorkbench(options, terminal, show),
});

/** Writes the page whole or not at all. A file that is no workbench is never replaced. */
export async function writeWorkbench(
  { out = defaultPath, open }: WorkbenchOptions,
  terminal: Terminal,
  show: ShowPage,
): Promise<void> {
  if (!/\.html?$/i.test(out)) throw new UsageError(`The workbench is a page. Name it ${out}.html.`);
  const path = resolve(terminal.folder, out);
  const page = builtPage();
  if (!mayBeReplaced(path)) throw new UsageError(`${out} is there already and is no workbench. Choose another name.`);
  try {
    makeFolder(dirname(path));
    replaceFile(path, page);
  } catch (error) {
    throw fileErrorOf(error, `${out} cannot be written`);
  }
  terminal.out.write(`Wrote ${out}. It needs no network: open it in a browser, or pass it on.\n`);
  if (open ?? isInteractive(terminal.out, terminal)) await show(pathToFileURL(path).href).catch(() => undefined);
}

function builtPage(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  const base = fromSource ? '../../../../dist/' : '../../../';
  try {
    return readFileSync(new URL(`${base}workbench/workbench.html`, import.meta.url), 'utf8');
  } catch {
    throw new Failure('The workbench has not been built here. Run npm run build first.');
  }
}

function mayBeReplaced(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(title);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
