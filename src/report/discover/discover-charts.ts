import type { BoxLimit, DiscoverResult } from '../../experiment/index.ts';
import { coverageOf, densityOf, estimateProportion, isInBox } from '../../experiment/index.ts';
import { axisTitle, valueAxis } from '../drawing/axes.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart, Layer, Panel } from '../drawing/chart.ts';
import { boxPanel } from '../drawing/panels/box-panel.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { colourAndShape } from '../drawing/style-encoding.ts';
import { blue, grey, ink, orange } from '../drawing/theme.ts';
import type { Style } from '../drawing/theme.ts';
import type { DataTable } from '../data-table.ts';
import type { Origin } from '../input.ts';
import { capitalise } from '../words/letter-case.ts';
import { listInWords } from '../words/lists.ts';
import { formatNumber, formatPercentage, roundToDigits } from '../words/number-words.ts';
import { formatSettingValue, settingInSentence, settingName, settingUnit } from '../words/setting-words.ts';
import { trajectoryTable } from './discover-tables.ts';
import {
  boxInWords,
  countFails,
  discoverHeadline,
  failuresInWords,
  limitsBySetting,
  rangeInWords,
} from './discover-words.ts';

const size = { width: 620, height: 320 } as const;

/** Points of the plane that its table lists; the file has all. */
const mostPoints = 200;

/** The trade-off of coverage and density, and the points with the box; none where no box could be looked for. */
export const discoverCharts = (result: DiscoverResult, origin: Origin): Chart[] =>
  result.trajectory.length === 0 ? [] : [tradeOffChart(result, origin), ...planeChart(result, origin)];

const [foundOn, judgedOn, theBox] = ['Half it was found on', 'Half that judges it', 'The box, judged'] as const;

const boxStyles: ReadonlyMap<string, Style> = new Map([
  [foundOn, { colour: blue, dash: [1, 0], shape: 'circle' }],
  [judgedOn, { colour: grey, dash: [7, 3], shape: 'square' }],
  [theBox, { colour: orange, dash: [1, 0], shape: 'diamond' }],
]);

/** Coverage against density of every box of the peeling trajectory, on both halves, and of the box with its intervals. */
function tradeOffChart(result: DiscoverResult, origin: Origin): Chart {
  const { trajectory, box, points } = result;
  const styles = new Map([...boxStyles].filter(([kind]) => kind !== theBox || box !== undefined));
  const rows = trajectory.flatMap(({ counts, judged }, step) =>
    (
      [
        [foundOn, counts],
        [judgedOn, judged],
      ] as const
    ).flatMap(([half, each]) =>
      each.pointsInBox === 0
        ? []
        : [{ half, step, coverage: percent(coverageOf(each)), density: percent(densityOf(each)) }],
    ),
  );
  const percentages = { domain: [0, 100] as const, ticks: [0, 25, 50, 75, 100] };
  const y = valueAxis(percentages);
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, 100], nice: false },
    axis: {
      values: percentages.ticks,
      title: 'Coverage: failures that lie in the box (%)',
      titleFontSize: 14,
      titleFontWeight: 'normal' as const,
    },
  });
  const look = colourAndShape('half', styles);
  const judgedBox = box === undefined || box.judged.pointsInBox === 0 ? [] : [judgedBoxRow(box.judged)];
  const base = countFails(points) / points.length;
  const intervals: Layer[] = [
    {
      data: { name: 'the box' },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: x('coverage'), y: y('densityLo'), y2: { field: 'densityHi' }, color: look.color },
    },
    {
      data: { name: 'the box' },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: x('coverageLo'), x2: { field: 'coverageHi' }, y: y('density'), color: look.color },
    },
    {
      data: { name: 'the box' },
      mark: { type: 'point', filled: true, size: 160, opacity: 1 },
      encoding: { x: x('coverage'), y: y('density'), ...look },
    },
  ];
  const panel: Panel = {
    view: {
      ...size,
      title: axisTitle(['Density: points in the box that fail (%)']),
      data: { name: 'trajectory' },
      layer: [
        { data: { name: 'base' }, mark: { type: 'rule', color: ink, strokeWidth: 1.25 }, encoding: { y: y('value') } },
        {
          data: { name: 'base' },
          mark: { type: 'text', align: 'left', baseline: 'bottom', x: 6, dy: -3 },
          encoding: { y: y('value'), text: { field: 'text' } },
        },
        {
          mark: { type: 'line', strokeWidth: 1.5 },
          encoding: {
            x: x('coverage'),
            y: y('density'),
            color: look.color,
            order: { field: 'step', type: 'quantitative' },
          },
        },
        {
          mark: { type: 'point', filled: true, size: 50, opacity: 1 },
          encoding: {
            x: x('coverage'),
            y: y('density'),
            ...look,
            tooltip: (['step', 'coverage', 'density'] as const).map((field) => ({
              field,
              type: 'quantitative' as const,
              title: capitalise(field),
            })),
          },
        },
        ...(judgedBox.length > 0 ? intervals : []),
      ],
    },
    datasets: {
      trajectory: rows,
      'the box': judgedBox,
      base: [{ value: percent(base), text: `All points: ${formatPercentage(base)} fail` }],
    },
  };
  return assembleChart(
    origin,
    {
      name: 'trade-off',
      title: discoverHeadline(result),
      subtitle:
        `Failure: ${failuresInWords(result)}. Each dot is a box of the peeling trajectory, from all points at the ` +
        `right to the last at the left.${judgedBox.length > 0 ? ' Lines through the diamond: 95% intervals.' : ''}`,
      description:
        `Coverage against density of ${trajectory.length} boxes, on the half of the points where they were found and ` +
        `on the other half. ${discoverHeadline(result)}.`,
      table: trajectoryTable(result),
    },
    [[keyPanel(styles)], [panel]],
  );
}

const percent = (share: number): number => roundToDigits(100 * share, 4);

function judgedBoxRow({ failing, pointsInBox, failingInBox }: NonNullable<DiscoverResult['box']>['judged']): object {
  const [coverage, density] = [failing, pointsInBox].map((of) => estimateProportion(failingInBox, of));
  return {
    half: theBox,
    coverage: percent(coverage.share),
    coverageLo: percent(coverage.lo95),
    coverageHi: percent(coverage.hi95),
    density: percent(density.share),
    densityLo: percent(density.lo95),
    densityHi: percent(density.hi95),
  };
}

/** The points in the plane of the two most telling settings, with the box; none with one setting only. */
function planeChart(result: DiscoverResult, origin: Origin): Chart[] {
  const { sweep, points, box, trajectory } = result;
  const limits = box?.limits ?? [];
  const [across, up] = new Set([
    ...limitsBySetting(limits).keys(),
    ...trajectory[trajectory.length - 1].box.map(({ setting }) => setting),
    ...sweep.study.factors.keys(),
  ]);
  if (up === undefined) return [];
  const others = limits.filter(({ setting }) => setting !== across && setting !== up);
  const axis = (setting: number) => {
    const factor = sweep.study.factors[setting];
    const unit = factor.factor.kind === 'factor' ? 'times the value' : settingUnit(factor);
    const end = (which: BoxLimit['end']) =>
      limits.find((each) => each.setting === setting && each.end === which)?.level;
    const [least, most] = [end('least'), end('most')];
    return {
      title: `${settingName(factor)} (${unit})`,
      from: factor.low,
      to: factor.high,
      ...(least !== undefined && { least }),
      ...(most !== undefined && { most }),
    };
  };
  const drawn = points.map(({ point, levels, fails }) => ({
    point,
    across: levels[across],
    up: levels[up],
    kind: fails ? 'Fails' : 'Does not fail',
    isFaint: !isInBox(levels, others),
  }));
  const otherSettings = [...limitsBySetting(others)].map(
    ([setting, each]) => `‘${settingInSentence(sweep.study.factors[setting])}’ ${rangeInWords(result, setting, each)}`,
  );
  const drawnBox = limits.length === 0 ? '' : ' The frame is the box.';
  const faint =
    otherSettings.length === 0 ? '' : ` Points outside its other limits (${listInWords(otherSettings)}) are paler.`;
  const names = `‘${settingInSentence(sweep.study.factors[across])}’ and ‘${settingInSentence(sweep.study.factors[up])}’`;
  return [
    assembleChart(
      origin,
      {
        name: 'box',
        title: limits.length === 0 ? `Failures by ${names}` : `The box: where ${boxInWords(result)}`,
        subtitle: `Failure: ${failuresInWords(result)}. Both halves of the points.${drawnBox}${faint}`,
        description:
          `Scatter plot of ${formatNumber(points.length)} points by ${names}; ${formatNumber(countFails(points))} fail. ` +
          `${discoverHeadline(result)}.`,
        table: planeTable(result, across, up),
      },
      [
        [keyPanel(pointStyles)],
        [
          boxPanel({
            name: 'points',
            across: axis(across),
            up: axis(up),
            points: drawn,
            styles: pointStyles,
            hasBox: limits.length > 0,
            ...size,
          }),
        ],
      ],
    ),
  ];
}

const pointStyles: ReadonlyMap<string, Style> = new Map([
  ['Fails', { colour: orange, dash: [1, 0], shape: 'diamond' }],
  ['Does not fail', { colour: blue, dash: [1, 0], shape: 'circle' }],
]);

function planeTable({ sweep, points, box }: DiscoverResult, ...settings: readonly number[]): DataTable {
  const factors = settings.map((setting) => sweep.study.factors[setting]);
  const few = points.length > mostPoints ? `, the first ${mostPoints} of ${formatNumber(points.length)}` : '';
  return {
    caption: `The points that were judged${few}`,
    columns: ['Point', ...factors.map(settingName), 'Fails', 'In the box'],
    headings: 1,
    rows: points
      .slice(0, mostPoints)
      .map(({ point, levels, fails }) => [
        String(point),
        ...factors.map((factor, index) => formatSettingValue(factor, levels[settings[index]])),
        fails ? 'yes' : 'no',
        box !== undefined && isInBox(levels, box.limits) ? 'yes' : 'no',
      ]),
  };
}
