import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisTitle, tickFormat } from '../drawing/axes.ts';
import type { Chart, Encoding, Panel } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { faded, minimumAxisWidth, grey, ink, stylesFor } from '../drawing/theme.ts';
import { colourAndShape } from '../drawing/style-encoding.ts';
import { positionAroundPoints } from '../drawing/labels/plane-labels.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import { screeningTable } from './sensitivity-tables.ts';
import { measureFileName, measureHeading, subjectOf, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { roundToDigits } from '../words/number-words.ts';
import type { SensitivityReportInput } from './sensitivity-words.ts';
import { countStandingOut } from './sensitivity-words.ts';
import { settingName } from '../words/setting-words.ts';

const [width, height] = [620, 400];
const kinds = ["selected for Sobol' indices", 'more than chance', 'no more than chance'] as const;

interface PlanePoint {
  readonly kind: (typeof kinds)[number];
  readonly name: string;
  readonly size: number;
  readonly interaction: number;
  readonly standsOut: boolean;
}

/** So many points are called by name for their size alone; survivors that stand out are too. */
const namedForSize = 5;

/**
 * All settings in one plane: how much each moves a measure, and how much that depends on the others. Absent where
 * nothing moves it.
 */
export function morrisPlaneChart(
  input: SensitivityReportInput,
  measureIndex: number,
  origin: Origin,
): Chart | undefined {
  const { settings, measures, sensitivity, plan } = input;
  const measure = measures[measureIndex];
  const { screenings } = sensitivity.measures[measureIndex];
  const points = screenings.flatMap(({ muStar, interaction, standsOut }, setting): PlanePoint[] => {
    if (!(muStar.mean > 0)) return [];
    const kind = sensitivity.survivors.includes(setting) ? kinds[0] : standsOut ? kinds[1] : kinds[2];
    return [
      {
        kind,
        name: settingName(settings[setting]),
        size: roundToDigits(muStar.mean, 5),
        interaction: roundToDigits(interaction, 5),
        standsOut,
      },
    ];
  });
  if (points.length === 0) return undefined;

  const limits = screenings
    .map(({ noiseLimit }) => noiseLimit)
    .filter((limit) => limit > 0)
    .sort((a, b) => a - b);
  const limit = limits[Math.floor(limits.length / 2)];
  const largest = points
    .toSorted((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ name }) => name);
  const subject = subjectOf(measure);
  return assembleChart(
    origin,
    {
      name: `screening-${measureFileName(measure)}`,
      title:
        `${countStandingOut(sensitivity.measures[measureIndex])} of ${settings.length} settings ` +
        `${countStandingOut(sensitivity.measures[measureIndex]) === 1 ? 'affects' : 'affect'} ${subject} more than chance does`,
      subtitle: [
        `${measureHeading(measure)}: effect of moving over the whole plausible range, ` +
          `from ${plan.trajectories} trajectories of ${plan.replications} replications (Morris screening).`,
        'Settings on the left have little effect. The effect of those high up depends on other settings or on ' +
          'where in the range they are; above the dashed line, this outweighs the mean effect.',
        ...(limit === undefined
          ? []
          : [
              'Vertical line: the effect that chance alone would seem to have, for the median setting; ' +
                'each setting is judged by its own limit.',
            ]),
      ].join(' '),
      description:
        `Scatter plot of ${points.length} settings by the mean size of their effect and by how much it varies. ` +
        `Largest: ${largest.join(', ')}.`,
      table: screeningTable(input, measureIndex),
    },
    [[keyPanel(styles())], [planePanel(points, limit, unitOfDifference(unitOf(measure)))]],
  );
}

const styles = () => {
  const [blue, orange] = stylesFor(2);
  const kindStyles = [
    { ...orange, shape: 'square' },
    { ...blue, shape: 'circle' },
    { ...blue, colour: faded, shape: 'triangle-up' },
  ];
  return new Map(kinds.map((kind, index) => [kind, kindStyles[index]]));
};

function planePanel(points: readonly PlanePoint[], limit: number | undefined, unit: string): Panel {
  const across = scaleFor(
    points.map(({ size }) => size),
    6,
  );
  // So high that interactions that are small beside the effects look small.
  const up = scaleFor([...points.map(({ interaction }) => interaction), across.domain[1] / 4], 5);
  const [right, top] = [across.domain[1], up.domain[1]];
  const bySize = [...points].sort((a, b) => b.size - a.size);
  const named = bySize.filter(({ kind, standsOut }, rank) => rank < namedForSize || (kind === kinds[0] && standsOut));
  const atPixels = ({ name, size, interaction }: PlanePoint) => ({
    text: name,
    x: (size / right) * width,
    y: height - (interaction / top) * height,
  });
  const rest = bySize.filter((each) => !named.includes(each));
  const labels = positionAroundPoints(named.map(atPixels), rest.map(atPixels), width, height).map(
    ({ text, left, middle, isFar }, index) => ({
      text,
      left: (left / width) * right,
      middle: ((height - middle) / height) * top,
      size: named[index].size,
      interaction: named[index].interaction,
      isFar,
    }),
  );
  const x = (field: string): NonNullable<Encoding['x']> => ({
    field,
    type: 'quantitative',
    scale: { domain: [...across.domain], nice: false },
    axis: {
      values: [...across.ticks],
      format: tickFormat(across),
      grid: true,
      title: `Mean size of the effect (${unit})`,
      titleFontSize: 15,
      titleFontWeight: 'normal',
      titlePadding: 10,
    },
  });
  const y = (field: string): NonNullable<Encoding['y']> => ({
    field,
    type: 'quantitative',
    scale: { domain: [...up.domain], nice: false },
    axis: { values: [...up.ticks], format: tickFormat(up), minExtent: minimumAxisWidth },
  });
  const end = Math.min(right, top);
  return {
    view: {
      width,
      height,
      title: axisTitle([`Interaction: standard deviation of the effect, without chance (${unit})`]),
      layer: [
        {
          data: { values: [{ x: 0, y: 0, x2: end, y2: end }] },
          mark: { type: 'rule', color: grey, strokeDash: [4, 4] },
          encoding: { x: x('x'), x2: { field: 'x2' }, y: y('y'), y2: { field: 'y2' } },
        },
        ...(limit === undefined
          ? []
          : [
              {
                data: { values: [{ at: roundToDigits(limit, 5) }] },
                mark: { type: 'rule' as const, color: ink, strokeWidth: 1.25 },
                encoding: { x: x('at') },
              },
            ]),
        {
          data: { name: 'settings' },
          mark: { type: 'point', filled: true, size: 60, opacity: 0.85 },
          encoding: {
            x: x('size'),
            y: y('interaction'),
            ...colourAndShape('kind', styles()),
            tooltip: [
              { field: 'name', title: 'Setting' },
              { field: 'size', type: 'quantitative', title: 'Mean size', format: ',.3~f' },
              { field: 'interaction', type: 'quantitative', title: 'Interaction', format: ',.3~f' },
            ],
          },
        },
        {
          data: { name: 'names' },
          transform: [{ filter: 'datum.isFar' }],
          mark: { type: 'rule', color: grey, strokeWidth: 1 },
          encoding: { x: x('size'), x2: { field: 'left' }, y: y('interaction'), y2: { field: 'middle' } },
        },
        {
          data: { name: 'names' },
          mark: { type: 'text', align: 'left', baseline: 'middle' },
          encoding: { x: x('left'), y: y('middle'), text: { field: 'text' } },
        },
      ],
    },
    datasets: { settings: points, names: labels },
  };
}
