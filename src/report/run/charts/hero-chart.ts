import type { MetricName } from '../../../model/index.ts';
import { differenceLines } from '../../compare/difference-lines.ts';
import { differenceRows } from '../../compare/difference-table.ts';
import type { ReportInput } from '../../input.ts';
import { measureTable } from '../measure-table.ts';
import { courseInWords, headline } from '../headline.ts';
import { uncapitalise } from '../../words/letter-case.ts';
import { unitOfDifference } from '../../words/measure-words.ts';
import { labelWithUnit, metricNamed } from '../../words/metric.ts';
import { formatCompact } from '../../words/number-words.ts';
import type { Subject } from '../../words/subject.ts';
import { meaningOfBands, areaAndPeriod } from '../../words/subtitle.ts';
import { assembleChart } from '../../drawing/chart-assembly.ts';
import type { Chart, Panel } from '../../drawing/chart.ts';
import type { LinePanelInput, MeasureLines } from '../../drawing/panels/line-panel.ts';
import { linePanel } from '../../drawing/panels/line-panel.ts';
import { pointsOverTime } from '../../drawing/line-points.ts';
import { endLabels } from '../../drawing/labels/end-labels.ts';
import { scenarioNames, scenarioStyles } from '../../drawing/scenario-styles.ts';
import { thresholdReferences } from '../../breach/threshold-references.ts';

/** A chart of one leading measure with its details below: what most charts of a report are. */
export interface HeroChartInput {
  readonly name: string;
  /** Of what: begins the subtitle and the caption of the table. */
  readonly about: string;
  readonly lead: Subject;
  readonly details: readonly MetricName[];
  /** In place of the headline that the leading measure gives. */
  readonly title?: string;
  /** What the subtitle has to explain besides. */
  readonly note?: string;
  /** Where a comparison draws the differences from the baseline large, since levels would lie on each other. */
  readonly ofComparison?: Pick<HeroChartInput, 'details' | 'note'>;
  /** Levels that the leading measure is read against, each held until the next is set. */
  readonly context?: Pick<LinePanelInput, 'points' | 'styles' | 'labels'>;
}

/**
 * Lines for each scenario of a leading measure, large, and of its details, small, with intervals.
 *
 * A detail without a single value is left out; without a leading value there is no chart.
 */
export function heroChart(
  input: ReportInput,
  { name, about, lead, details, title, note, ofComparison, context }: HeroChartInput,
): Chart | undefined {
  const leading = measureLines(input, lead.metric);
  const following = details.map((metric) => measureLines(input, metric)).filter(hasValues);
  if (!hasValues(leading)) return undefined;
  if (ofComparison !== undefined && input.sets.length > 1)
    return differenceHero(input, { name, about, lead, ...ofComparison });
  return assembleChart(
    input,
    {
      name,
      title: title ?? headline(input, lead),
      subtitle: `${about}, ${areaAndPeriod(input)}. ${note === undefined ? '' : `${note} `}${meaningOfBands(input)}`,
      description: `Line chart. ${courseInWords(input, lead)}`,
      table: measureTable(input, about, [lead.metric, ...details]),
    },
    [[leadPanel(leading, context)], ...(following.length > 0 ? [detailPanels(following)] : [])],
  );
}

/** The paired differences of a measure from the baseline, large, with the levels small below them. */
function differenceHero(
  input: ReportInput,
  { name, about, lead, details, note }: Pick<HeroChartInput, 'name' | 'about' | 'lead' | 'details' | 'note'>,
): Chart {
  const baseline = input.sets[0].scenario.name;
  const levels = [lead.metric, ...details].map((metric) => measureLines(input, metric)).filter(hasValues);
  const means = measureTable(input, about, [lead.metric, ...details]);
  return assembleChart(
    input,
    {
      name,
      title: headline(input, lead),
      subtitle:
        `${about}, ${areaAndPeriod(input)}. ${note === undefined ? '' : `${note} `}Above: difference from ‘${baseline}’ ` +
        `with the same random numbers. Below: levels. ${meaningOfBands(input)}`,
      description: `Line chart of differences from ‘${baseline}’, and of levels. ${courseInWords(input, lead)}`,
      table: {
        ...means,
        caption: `${about}: differences from ‘${baseline}’, and levels`,
        rows: [...differenceRows(input, [lead.metric]), ...means.rows],
      },
    },
    [
      [
        leadPanel({
          ...differenceLines(input, lead, baseline),
          title: `Difference from ‘${baseline}’: ${uncapitalise(labelWithUnit(lead.metric, unitOfDifference(lead.unit)))}`,
        }),
      ],
      detailPanels(levels),
    ],
  );
}

/** Whether there is anything to draw. */
export const hasValues = ({ points }: MeasureLines): boolean => points.length > 0;

/** The large panel of a chart, its lines called by name at their ends. */
export const leadPanel = (measure: MeasureLines, context?: HeroChartInput['context'], height = 260): Panel =>
  linePanel({
    ...measure,
    width: 620,
    height,
    labelled: true,
    ...(context && {
      points: [...measure.points, ...context.points],
      styles: new Map([...measure.styles, ...context.styles]),
      labels: new Map([...measure.labels, ...context.labels]),
      held: [...context.styles.keys()],
    }),
  });

/** Small panels beside each other, as wide together as a large one with its labels. */
export const detailPanels = (measures: readonly MeasureLines[], height = 150): Panel[] =>
  measures.map((measure) => linePanel({ ...measure, width: 830 / measures.length - 76, height, labelled: false }));

/** What comes a few times a year and not every month. */
const steppedMetrics: ReadonlySet<MetricName> = new Set(['trainees.qualified', 'trainees.started']);

function measureLines(input: ReportInput, metric: MetricName): MeasureLines {
  const { unit } = metricNamed(metric);
  const points = pointsOverTime(input, metric);
  return {
    name: metric,
    title: labelWithUnit(metric),
    unit,
    points,
    styles: scenarioStyles(input),
    references: thresholdReferences(input, metric),
    stepped: steppedMetrics.has(metric),
    labels: endLabels(scenarioNames(input), points, (value) => formatCompact(value, unit)),
  };
}
