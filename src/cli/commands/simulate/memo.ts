import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { conduct } from '../../execution/conduct.ts';
import { readFinishedResult } from '../../input/finished-result.ts';
import { authorOption } from '../../options/author-option.ts';
import { switchOption } from '../../options/option-builders.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { jsonOption, outOption, quietOption } from '../../options/simulation-options.ts';
import { hashOfFile } from '../../results/durable.ts';
import type { Printing } from '../../results/memo/index.ts';
import type { Author } from '../../results/ro-crate.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface MemoOptions extends CommonOptions {
  readonly result: string;
  readonly out?: string;
  readonly pdf?: boolean;
  readonly author?: Author;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What was written, for other programs. */
export interface MemoData {
  readonly title: string;
  /** The program that printed the PDF, or why there is none. */
  readonly printer?: string;
  readonly withoutPdf?: string;
}

export const memoCommand = (terminal: Terminal): CommandModule<CommonOptions, MemoOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('result', {
        demandOption: true,
        string: true,
        describe: 'The result folder of procap run or procap compare',
      })
      .option('out', outOption('The folder to write to. Without it, that of the result with -memo at its end.'))
      .option('pdf', {
        ...switchOption('Print a PDF too, with LibreOffice where it is installed; --no-pdf prints none.'),
        default: true,
      })
      .option('author', authorOption)
      .option('json', jsonOption)
      .option('quiet', quietOption)
      .example(
        'What a plan changes, in two pages',
        'procap memo outputs/baseline-vs-retention',
      ) as unknown as Argv<MemoOptions>,
  handler: async (options) => printMemo(await writeMemo(options, terminal), options, terminal),
});

/**
 * Writes a finished run or comparison as two pages, to edit and to send: memo.docx, memo.odt and, where LibreOffice is
 * installed, memo.pdf. Rejects as `readFinishedResult` and `conduct` do: a memo that somebody has edited is not replaced.
 */
export async function writeMemo(options: MemoOptions, terminal: Terminal): Promise<Written<MemoData>> {
  const { record, report } = await readFinishedResult(options.result, terminal);
  const folder = resolve(terminal.folder, options.result);
  const beside = relative(terminal.folder, join(dirname(folder), `${basename(folder)}-memo`));
  const request = {
    kind: 'memo' as const,
    names: report.sets.map(({ scenario }) => scenario.name),
    scenarios: [],
    seed: record.seed,
    folder: options.out ?? beside,
    command: reproducibleCommand('memo', [options.result], {}, []),
    workers: 1,
    quiet: options.quiet === true,
    ...(options.author && { author: options.author }),
  };
  return conduct(request, terminal, async () => {
    const { resultMemo } = await import('../../../report/index.ts');
    const { docxFile, illustrated, odtFile, printed } = await import('../../results/memo/index.ts');
    const memo = await illustrated(
      resultMemo(report, { date: record.startedAt.slice(0, 10), weakest: record.weakest ?? [] }),
    );
    const odt = odtFile(memo);
    const printing: Printing =
      options.pdf === false ? { because: 'None was asked for.' } : await printed(odt, memo.memo.date, terminal);
    const data: MemoData = {
      title: memo.memo.title,
      ...('pdf' in printing ? { printer: printing.printer } : { withoutPdf: printing.because }),
    };
    const files: Record<string, Uint8Array> = { 'memo.docx': await docxFile(memo), 'memo.odt': odt };
    if ('pdf' in printing) files['memo.pdf'] = printing.pdf;
    return {
      data: () => data,
      text: () => wordsOn(data),
      files,
      charts: [],
      figuresOf: hashOfFile(join(folder, 'run.json')),
    };
  });
}

const wordsOn = ({ title, printer, withoutPdf }: MemoData): string =>
  `${title}\n${printer === undefined ? `No PDF: ${withoutPdf}` : `The PDF was printed by ${printer}.`}`;

function printMemo(
  { data, text, folder, fileNames }: Written<MemoData>,
  { json, quiet }: MemoOptions,
  { out, err }: Terminal,
): void {
  out.write(`${json ? JSON.stringify({ folder, files: fileNames, ...data() }, undefined, 2) : text()}\n`);
  if (!quiet) err.write(`Wrote ${fileNames.filter((name) => name.startsWith('memo.')).join(', ')} to ${folder}.\n`);
}
