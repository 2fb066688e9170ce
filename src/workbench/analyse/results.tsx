import { useMemo } from 'preact/hooks';
import { findings, keySubjects, resultTables } from '../../report/index.ts';
import type { DataTable, ReportInput } from '../../report/index.ts';
import { DataTableView } from '../components/data-table.tsx';
import { Definition } from '../components/definition.tsx';
import type { Run } from '../state/analysis.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { ChartPanel } from './chart-panel.tsx';
import { Keep } from './keep.tsx';
import { reportInputOf } from './report-input.ts';
import { saveAs } from './save-file.ts';
import { tableCsv, workbookOf } from './table-files.ts';
import { TargetResult } from './target-result.tsx';
import { useCalm } from './use-calm.ts';

/** Milliseconds between two renewals while replications come in: what is renewed takes a part of that to work out. */
const pause = 1500;

/** What came of a run, as far as it has come: sentences, a chart, tables, and what to keep of it. */
export function Results({ run }: { readonly run: Run }) {
  const { state } = useWorkbench();
  const shown = useCalm(run, run.status === 'running' ? pause : 0);
  const whole = shown.results[0]?.length ?? 0;
  const input = useMemo(() => reportInputOf(shown), [shown.id, whole]);
  if (input === undefined) return null;
  const isOfEarlier = state.analysis.comparison !== shown.comparison;
  return (
    <div class="results">
      <h2 class="results-title">{titleOf(input)}</h2>
      {isOfEarlier && <p class="stale">You have changed what to compare since. Run again to renew what is below.</p>}
      <div class="results-columns">
        <Findings input={input} />
        <ChartPanel input={input} />
      </div>
      {shown.comparison.target !== undefined && <TargetResult input={input} target={shown.comparison.target} />}
      <Tables input={input} />
      <Keep run={shown} input={input} />
    </div>
  );
}

function titleOf({ sets: [baseline, ...plans] }: ReportInput): string {
  const names = plans.map(({ scenario }) => `‘${scenario.name}’`).join(', ');
  const after = `${baseline.results.length} ${baseline.results.length === 1 ? 'replication' : 'replications'}`;
  return plans.length === 0
    ? `‘${baseline.scenario.name}’ after ${after}`
    : `${names} beside ‘${baseline.scenario.name}’ after ${after}`;
}

/** How many findings stand open; the rest, mostly about thresholds, is a click away. */
const firstFindings = 6;

function Findings({ input }: { readonly input: ReportInput }) {
  const sentences = useMemo(() => findings(input), [input]);
  const others = sentences.slice(firstFindings);
  return (
    <section class="panel findings" aria-labelledby="findings-title">
      <h2 id="findings-title">Findings</h2>
      <Sentences sentences={sentences.slice(0, firstFindings)} />
      {others.length > 0 && (
        <details>
          <summary>{others.length === 1 ? '1 more finding' : `${others.length} more findings`}</summary>
          <Sentences sentences={others} />
        </details>
      )}
    </section>
  );
}

const Sentences = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <ul>
    {sentences.map((each) => (
      <li key={each}>{each}</li>
    ))}
  </ul>
);

function Tables({ input }: { readonly input: ReportInput }) {
  const tables = useMemo(() => resultTables(input), [input]);
  const title = titleOf(input);
  return (
    <section class="panel tables" aria-labelledby="tables-title">
      <div class="setup-head">
        <h2 id="tables-title">Tables</h2>
        <button
          type="button"
          onClick={() =>
            void workbookOf(input, tables, title).then((workbook) =>
              saveAs(
                'procap.xlsx',
                workbook as Uint8Array<ArrayBuffer>,
                'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
              ),
            )
          }
        >
          Save all tables as XLSX
        </button>
      </div>
      {tables.map((table, index) => (
        <TableWithFile key={table.columns.join()} {...{ table, input }} number={index + 1} />
      ))}
    </section>
  );
}

interface TableWithFileProps {
  readonly table: DataTable;
  readonly input: ReportInput;
  readonly number: number;
}

function TableWithFile({ table, input, number }: TableWithFileProps) {
  return (
    <div class="table">
      <DataTableView table={table} heading={(text) => headingWithDefinition(text, input)} />
      <button
        type="button"
        class="link"
        onClick={() => saveAs(`procap-table-${number}.csv`, `\ufeff${tableCsv(table)}`, 'text/csv')}
      >
        Save table {number} as CSV
      </button>
    </div>
  );
}

/** A measure that heads a row opens its definition. */
function headingWithDefinition(text: string, { sets: [{ scenario }] }: ReportInput) {
  const subject = keySubjects.find(({ words }) => text.toLowerCase().replace(/, %$/, '') === words.toLowerCase());
  return subject === undefined ? text : <Definition metric={subject.metric} words={text} scenario={scenario} />;
}
