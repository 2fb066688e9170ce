import { useState } from 'preact/hooks';
import type { MetricName, ReplicationResult } from '../../../model/index.ts';
import { formatDate, formatFigure, metricNamed } from '../../../report/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { courseOf, meanOver } from '../figures.ts';
import { pathOf, Plane } from '../plane.tsx';
import { gameYears, inPounds } from './decisions.ts';
import type { Choices } from './decisions.ts';
import { monthsOfYear } from './game-moves.ts';
import { headlines } from './headlines.ts';
import type { Shock } from './shocks.ts';

interface YearReportsProps {
  readonly scenario: Scenario;
  readonly years: readonly Choices[];
  readonly shocks: readonly Shock[];
  readonly result: ReplicationResult | undefined;
  readonly budget: number;
}

/** What happened in the years that have been run. */
export function YearReports({ scenario, years, shocks, result, budget }: YearReportsProps) {
  const [metric, setMetric] = useState<MetricName>('capacity.mean.all');
  if (years.length === 0)
    return <p class="soft">Before the first year: every fourth post of a probation officer is vacant.</p>;
  if (result === undefined) return <p role="status">Simulating the year.</p>;
  const seen = shocks.slice(0, years.length);
  return (
    <section class="panel" aria-labelledby="reports-title">
      <h3 id="reports-title" tabIndex={-1}>
        What happened
      </h3>
      <ol class="shocks" aria-live="polite">
        {seen.map(({ title, tells, on }, year) => (
          <li key={on}>
            <strong>
              Year {year + 1}: {title}
            </strong>{' '}
            ({formatDate(on)}). {tells}
          </li>
        ))}
      </ol>
      <div class="report-columns">
        <div class="scroll" tabIndex={0} role="region" aria-label="Headline figures, year by year">
          <table>
            <caption>
              Means of each year{years.length === gameYears ? '' : `; ${inPounds(budget)} for the next`}
            </caption>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                {years.map((_, year) => (
                  <th key={year} scope="col" class="number">
                    Year {year + 1}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {headlines.map(({ metric: each, words }) => (
                <tr key={each}>
                  <th scope="row">{words}</th>
                  {years.map((_, year) => (
                    <td key={year} class="number">
                      {formatFigure(meanOver(result, each, monthsOfYear(scenario, year)), metricNamed(each).unit)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div>
          {' '}
          <label class="inline">
            Month by month
            <select value={metric} onChange={({ currentTarget }) => setMetric(currentTarget.value)}>
              {headlines.map(({ metric: each, words }) => (
                <option key={each} value={each}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <GameCourse {...{ result, metric }} shocks={seen} until={monthsOfYear(scenario, years.length - 1).until} />
        </div>
      </div>
    </section>
  );
}

interface GameCourseProps {
  readonly result: ReplicationResult;
  readonly metric: MetricName;
  readonly shocks: readonly Shock[];
  readonly until: string;
}

function GameCourse({ result, metric, shocks, until }: GameCourseProps) {
  const course = courseOf(result, metric);
  const seen = result.dates
    .map((date, month) => ({ date, month, value: course[month] }))
    .filter(({ date }) => date <= until);
  const known = seen.map(({ value }) => value).filter(Number.isFinite);
  const most = Math.max(...known);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const ends = [0, power * Math.ceil((most * 1.05) / power)] as const;
  const { label, unit } = metricNamed(metric);
  return (
    <Plane
      dates={result.dates}
      {...{ ends }}
      height={220}
      alternative={`Line chart of ${label.toLowerCase()}, month by month: ${formatFigure(known[0], unit)} at first, ${formatFigure(known.at(-1)!, unit)} at last, with a line where each shock came.`}
      draw={(scale) => (
        <>
          {shocks.map(({ on, title }, index) => {
            const x = scale.xOf(seen.findIndex(({ date }) => date >= on));
            return (
              <g key={on}>
                <line class="shock" x1={x} x2={x} y1={12} y2={scale.height - 26} />
                <text class="tick" x={x + 4} y={22}>
                  {index + 1}
                </text>
                <title>{title}</title>
              </g>
            );
          })}
          <path
            class="after"
            d={pathOf(
              seen.map(({ month, value }) => ({ month, value: Number.isFinite(value) ? value : null })),
              scale,
            )}
          />
        </>
      )}
    />
  );
}
