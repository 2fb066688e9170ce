import { useMemo, useState } from 'preact/hooks';
import { metricIndex } from '../../model/index.ts';
import type { MetricName } from '../../model/index.ts';
import { summaryOverTime } from '../../experiment/index.ts';
import { formatCompact, formatMonth, metricNamed, reportChart, reportChartNames } from '../../report/index.ts';
import type { Chart as ReportChart, ReportInput } from '../../report/index.ts';
import { Chart } from '../components/chart.tsx';
import { inPageColour, useDarkMode } from '../components/colours.ts';
import { Definition } from '../components/definition.tsx';
import { ReportFigure } from '../components/report-figure.tsx';
import { useWorkbench } from '../state/use-workbench.ts';
import { courseRows, differenceRows, liveChart, looksOf, measureReportChart } from './measure-chart.ts';
import type { Look } from './measure-chart.ts';
import { MetricOptions } from './metric-options.tsx';
import { pngOf, svgOf } from './pictures.ts';
import { saveAs } from './save-file.ts';
import { tableCsv } from './table-files.ts';

type ReportChartName = (typeof reportChartNames)[number];

const chartWords: Readonly<Record<ReportChartName, string>> = {
  differences: 'What the plans change, seven measures',
  unallocated: 'Unallocated cases, by risk',
  overload: 'Practitioners over their capacity',
  breach: 'How likely thresholds are to be passed',
  'capacity-spread': 'How work is shared between practitioners',
  reviews: 'Assessments and reviews missed and late',
  'hidden-risk': 'Hidden risk',
  staffing: 'Officers in post and required, and trainees',
  regions: 'Region by region',
  'warm-up': 'Warm-up of a steady state',
};

/** One chart at a time, of the user's choice, to look at, to read and to keep. */
export function ChartPanel({ input }: { readonly input: ReportInput }) {
  const { state, dispatch } = useWorkbench();
  const { chart: chosen } = state.analysis;
  const metric = chosen in metricIndex ? chosen : undefined;
  const chart = useMemo(
    () => (metric === undefined ? reportChart(input, chosen as ReportChartName) : measureReportChart(input, metric)),
    [input, chosen],
  );
  return (
    <section class="panel chart-panel" aria-labelledby="chart-panel-title">
      <div class="chart-choice">
        <h2 id="chart-panel-title">Chart</h2>
        <label class="field">
          What to show
          <select
            value={chosen}
            onChange={({ currentTarget }) =>
              dispatch({ do: 'analyse', step: { do: 'choose chart', chart: currentTarget.value } })
            }
          >
            <optgroup label="Charts of the report">
              {reportChartNames.map((name) => (
                <option key={name} value={name}>
                  {chartWords[name]}
                </option>
              ))}
            </optgroup>
            <MetricOptions />
          </select>
        </label>
      </div>
      {chart === undefined ? (
        <p>This chart has nothing to show for this comparison so far.</p>
      ) : (
        <figure>
          <figcaption>
            <h3>{chart.title}</h3>
            <p class="soft">{chart.subtitle}</p>
          </figcaption>
          {metric === undefined ? <ReportFigure chart={chart} /> : <MeasureFigure {...{ input, metric, chart }} />}
          <ChartFiles chart={chart} />
        </figure>
      )}
    </section>
  );
}

function MeasureFigure({
  input,
  metric,
  chart,
}: {
  readonly input: ReportInput;
  readonly metric: MetricName;
  readonly chart: ReportChart;
}) {
  const names = input.sets.map(({ scenario }) => scenario.name);
  const looks = useMemo(() => looksOf(names), [names.join('\n')]);
  const [courses, differences] = useMemo(
    () => [liveChart(looks, metric, 'courses'), liveChart(looks, metric, 'differences')],
    [looks, metric],
  );
  const rows = useMemo(() => courseRows(input, metric), [input, metric]);
  const ofPlans = useMemo(() => differenceRows(input, metric), [input, metric]);
  const baseline = names[0];
  return (
    <>
      <Key {...{ input, metric, looks }} />
      <Chart specification={courses} data={rows} alternative={chart.description} height={250} />
      {names.length > 1 && (
        <>
          <h4>Difference from ‘{baseline}’, with its 95% interval</h4>
          <Chart
            specification={differences}
            data={ofPlans}
            alternative={`Line chart of the differences from ‘${baseline}’; the tables below have them in figures.`}
            height={150}
          />
        </>
      )}
      <p>
        <Definition metric={metric} scenario={input.sets[0].scenario} />
      </p>
    </>
  );
}

/** The names of the lines, with where each ends. */
function Key({
  input,
  metric,
  looks,
}: {
  readonly input: ReportInput;
  readonly metric: MetricName;
  readonly looks: readonly Look[];
}) {
  const isDark = useDarkMode();
  const { unit } = metricNamed(metric);
  const ends = input.sets.map(({ results }) => summaryOverTime(results, metric).at(-1));
  const month = ends.find((each) => each !== undefined)?.date;
  return (
    <ul class="line-key" aria-label={month === undefined ? 'Lines' : `Lines, and their means in ${formatMonth(month)}`}>
      {looks.map(({ name, colour, dash, isGhost }, index) => (
        <li key={name}>
          <svg width="40" height="12" aria-hidden="true">
            <line
              x1="1"
              x2="39"
              y1="6"
              y2="6"
              stroke={inPageColour(colour, isDark)}
              stroke-width="3"
              stroke-dasharray={dash[1] === 0 ? undefined : dash.join(' ')}
            />
          </svg>{' '}
          {name}
          {isGhost ? ' (baseline)' : ''}:{' '}
          <b>{ends[index] === undefined ? 'no value' : formatCompact(ends[index].mean, unit)}</b>
        </li>
      ))}
      {month !== undefined && <li class="soft">means in {formatMonth(month)}</li>}
    </ul>
  );
}

/** Pictures, the words for those who do not see them, and the data. */
function ChartFiles({ chart }: { readonly chart: ReportChart }) {
  const { name, title, subtitle, description, spec, table } = chart;
  const [told, setTold] = useState('');
  const alternative = `${title}. ${subtitle} ${description}`;
  const tell = (work: Promise<unknown>, words: string): void =>
    void work.then(() => setTold(words)).catch((error: Error) => setTold(error.message));
  return (
    <div class="files">
      <div class="buttons">
        <button
          type="button"
          onClick={() =>
            tell(
              svgOf(spec).then((svg) => saveAs(`${name}.svg`, svg, 'image/svg+xml')),
              'SVG saved.',
            )
          }
        >
          Save SVG
        </button>
        <button
          type="button"
          onClick={() =>
            tell(
              pngOf(spec).then((png) => saveAs(`${name}.png`, png, 'image/png')),
              'PNG saved.',
            )
          }
        >
          Save PNG
        </button>
        <button type="button" onClick={() => tell(copy(alternative), 'Text copied.')}>
          Copy text alternative
        </button>
        <button type="button" onClick={() => saveAs(`${name}.csv`, `\ufeff${tableCsv(table)}`, 'text/csv')}>
          Save data as CSV
        </button>
      </div>
      <p role="status" class="soft">
        {told}
      </p>
      <details>
        <summary>The chart in words</summary>
        <p>{alternative}</p>
      </details>
    </div>
  );
}

/** Puts a text on the clipboard, also where a page that was opened from a disk may not use the newer way. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    if (!isCopied)
      throw new Error('This browser does not let the page copy. Open ‘The chart in words’ and copy it there.');
  }
}
