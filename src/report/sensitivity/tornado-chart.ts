import { isSignificant } from '../../experiment/index.ts';
import type { Estimate, Swing } from '../../experiment/index.ts';
import { singleReplicationNote } from '../words/subtitle.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { stylesFor } from '../drawing/theme.ts';
import type { PairedBar } from '../drawing/panels/paired-bar-panel.ts';
import { pairedNamesWidth, pairedBarPanel } from '../drawing/panels/paired-bar-panel.ts';
import { scaleFor } from '../drawing/scale.ts';
import type { Origin } from '../input.ts';
import { swingsTable } from './sensitivity-tables.ts';
import { measureFileName, measureHeading, subjectOf, unitOf, unitOfDifference } from '../words/measure-words.ts';
import { formatWithUnit, roundToDigits, unitAfter } from '../words/number-words.ts';
import type { SensitivityReportInput } from './sensitivity-words.ts';
import { formatSignedDifference } from './sensitivity-words.ts';
import {
  settingInSentence,
  settingName,
  formatSettingRange,
  settingUnit,
  formatSettingValue,
} from '../words/setting-words.ts';

const rangeEnds = ['low end of the range', 'high end of the range'] as const;

/**
 * One setting at a time: how far each moves a measure from its base, the widest swing at the top. Absent where nothing
 * moves.
 */
export function tornadoChart(input: SensitivityReportInput, measureIndex: number, origin: Origin): Chart | undefined {
  const { settings, measures, sensitivity } = input;
  const measure = measures[measureIndex];
  const unit = unitOf(measure);
  const { base, swings } = sensitivity.measures[measureIndex];
  const shown = swings
    .filter(({ width }) => width > 0)
    .sort((a, b) => surelyMoved(b) - surelyMoved(a) || b.width - a.width || a.setting - b.setting);
  if (shown.length === 0) return undefined;

  const bars = shown.flatMap((swing) => swingBars(swing, input, unit));
  const extent = bars.flatMap(({ value, lo95, hi95 }) => [value, lo95 ?? value, hi95 ?? value]);
  const styles = new Map(
    stylesFor(2).map(({ colour, dash }, index) => [rangeEnds[index], { colour, dash, shape: 'square' }]),
  );
  const subject = subjectOf(measure);
  return assembleChart(
    origin,
    {
      name: `tornado-${measureFileName(measure)}`,
      title: tornadoTitle(shown, input, measureIndex),
      subtitle: [
        `${measureHeading(measure)}: difference from ${formatWithUnit(base.mean, unit)} when one setting moves to ` +
          'an end of its plausible range and all others stay as they are.',
        `The ${shown.length} settings that screening ranked highest.`,
        base.replications > 1
          ? `Lines: 95% interval, from ${base.replications} replications with the same random numbers. ` +
            'Hollow bars: not significant. At the top: the largest significant change.'
          : singleReplicationNote,
      ].join(' '),
      description: `Tornado chart of ${shown.length} settings. ${shown
        .slice(0, 3)
        .map(
          (swing) =>
            `${settingName(settings[swing.setting])}, ${formatSettingRange(settings[swing.setting])}: ` +
            `${formatSignedDifference(swing.atLow.mean, unit)} to ${formatSignedDifference(swing.atHigh.mean, unit)}.`,
        )
        .join(' ')}`,
      table: swingsTable(input, measureIndex),
    },
    [
      [keyPanel(styles)],
      [
        pairedBarPanel({
          name: 'swings',
          title: `Difference in ${subject} (${unitOfDifference(unitOf(measure))})`,
          unit: unitOf(measure),
          styles,
          bars,
          scale: scaleFor(extent, 5),
          width: 400,
        }),
      ],
    ],
    pairedNamesWidth,
  );
}

/** Whether an end of a range moves a measure by more than chance; with one replication every end counts. */
const isSure = (end: Estimate): boolean => end.lo95 === undefined || isSignificant(end);

/** The largest significant change that a setting makes at an end of its range; 0 where it makes none. */
const surelyMoved = ({ atLow, atHigh }: Swing): number =>
  Math.max(0, ...[atLow, atHigh].filter(isSure).map(({ mean }) => Math.abs(mean)));

/** The largest significant change, which is the bar at the top. */
function tornadoTitle(
  shown: readonly Swing[],
  { settings, measures }: SensitivityReportInput,
  measureIndex: number,
): string {
  const measure = measures[measureIndex];
  const subject = subjectOf(measure);
  const [first] = shown;
  if (surelyMoved(first) === 0) return `One at a time, no setting changes ${subject} significantly`;
  const name = settingInSentence(settings[first.setting]);
  const ends = [first.atLow, first.atHigh]
    .filter((end) => isSure(end) && end.mean !== 0)
    .map(({ mean }) => formatSignedDifference(mean, unitOf(measure)));
  const change = unitAfter(ends.join(' to '), unitOfDifference(unitOf(measure)));
  return shown.every(({ width }) => width <= first.width)
    ? `One at a time, the largest change of ${subject} comes from ${name}: ${change}`
    : `One at a time, the largest significant change of ${subject} comes from ${name}: ${change}`;
}

function swingBars({ setting, atLow, atHigh }: Swing, { settings }: SensitivityReportInput, unit: string): PairedBar[] {
  const uncertain = settings[setting];
  const { factor, low, high } = uncertain;
  const row = `${settingName(uncertain)}${settingUnit(uncertain) === '' ? '' : ` (${settingUnit(uncertain)})`}`;
  return (
    [
      [low, atLow],
      [high, atHigh],
    ] as const
  ).map(([end, moved], index) => {
    const { mean, lo95, hi95 } = moved;
    return {
      row,
      part: rangeEnds[index],
      value: roundToDigits(mean, 5),
      ...(lo95 !== undefined && { lo95: roundToDigits(lo95, 5) }),
      ...(hi95 !== undefined && { hi95: roundToDigits(hi95, 5) }),
      text:
        `${formatSettingValue(uncertain, end)}: ` +
        `${end === factor.base ? 'unchanged' : formatSignedDifference(mean, unit)}`,
      ...(!isSure(moved) && { isHollow: true as const }),
    };
  });
}
