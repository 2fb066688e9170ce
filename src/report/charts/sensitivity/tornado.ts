import { isTold } from '../../../experiment/index.ts';
import type { Swing } from '../../../experiment/index.ts';
import { assemble } from '../../drawing/assemble.ts';
import type { Chart } from '../../drawing/chart.ts';
import { keyPanel } from '../../drawing/key-panel.ts';
import { stylesFor } from '../../drawing/look.ts';
import type { PairBar } from '../../drawing/pair-panel.ts';
import { pairNamesRoom, pairPanel } from '../../drawing/pair-panel.ts';
import { scaleFor } from '../../drawing/scale.ts';
import type { Origin } from '../../input.ts';
import { swingsTable } from '../../tables/sensitivity-tables.ts';
import { subjectOf, unitOf, whenAndWhere } from '../../words/explanation.ts';
import { figureWithUnit, toDigits } from '../../words/number-words.ts';
import type { SensitivityInput } from '../../words/sensitivity-words.ts';
import { measureFile, signedDifference, unitOfDifference } from '../../words/sensitivity-words.ts';
import { settingInSentence, settingName, settingRange, settingUnit, settingValue } from '../../words/setting-words.ts';
import { sentence } from '../../words/subject.ts';

const ends = ['low end of the range', 'high end of the range'] as const;

/**
 * One setting at a time: how far each moves a measure from its base, the widest swing at the top. Absent where nothing
 * moves.
 */
export function tornadoChart(input: SensitivityInput, place: number, origin: Origin): Chart | undefined {
  const { settings, measures, sensitivity } = input;
  const measure = measures[place];
  const unit = unitOf(measure);
  const { base, swings } = sensitivity.measures[place];
  const shown = swings.filter(({ width }) => width > 0).sort((a, b) => b.width - a.width || a.setting - b.setting);
  if (shown.length === 0) return undefined;

  const bars = shown.flatMap((swing) => barsOf(swing, input, unit));
  const reach = bars.flatMap(({ value, lo95, hi95 }) => [value, lo95 ?? value, hi95 ?? value]);
  const styles = new Map(
    stylesFor(2).map(({ colour, dash }, index) => [ends[index], { colour, dash, shape: 'square' }]),
  );
  const subject = subjectOf(measure);
  return assemble(
    origin,
    {
      name: `tornado-${measureFile(measure)}`,
      title: titleOf(shown, input, place),
      subtitle: [
        `${sentence(subject)}, ${whenAndWhere(measure)}: difference from ${figureWithUnit(base.mean, unit)}, when one setting goes to an end of its plausible range and all others stay.`,
        `The ${shown.length} settings that screening put first.`,
        base.replications > 1
          ? `Strokes: 95% interval, from ${base.replications} replications with the same luck.`
          : 'One replication: nothing shows how far chance would move it.',
      ].join(' '),
      description: `Tornado chart of ${shown.length} settings. ${shown
        .slice(0, 3)
        .map(
          (swing) =>
            `${settingName(settings[swing.setting])}, ${settingRange(settings[swing.setting])}: ${signedDifference(swing.atLow.mean, unit)} to ${signedDifference(swing.atHigh.mean, unit)}.`,
        )
        .join(' ')}`,
      table: swingsTable(input, place),
    },
    [
      [keyPanel(styles)],
      [
        pairPanel({
          name: 'swings',
          title: `Difference in ${subject} (${unitOfDifference(measure)})`,
          styles,
          bars,
          scale: scaleFor(reach, 5),
          width: 400,
        }),
      ],
    ],
    pairNamesRoom,
  );
}

/** What the widest swing is of which chance is not all; of one replication nobody knows. */
function titleOf(shown: readonly Swing[], { settings, measures }: SensitivityInput, place: number): string {
  const measure = measures[place];
  const subject = subjectOf(measure);
  const told = shown.find(({ atLow, atHigh }) => [atLow, atHigh].some((end) => end.lo95 === undefined || isTold(end)));
  if (told === undefined) return `One at a time, no setting moves ${subject} further than chance may`;
  const from = `${signedDifference(told.atLow.mean, unitOf(measure))} to ${signedDifference(told.atHigh.mean, unitOf(measure))}`;
  return `One at a time, ${settingInSentence(settings[told.setting])} moves ${subject} ${told === shown[0] ? 'most' : 'further than chance may'}: ${from} ${unitOfDifference(measure)}`;
}

function barsOf({ setting, atLow, atHigh }: Swing, { settings }: SensitivityInput, unit: string): PairBar[] {
  const uncertain = settings[setting];
  const { factor, low, high } = uncertain;
  const row = `${settingName(uncertain)}${settingUnit(uncertain) === '' ? '' : ` (${settingUnit(uncertain)})`}`;
  return (
    [
      [low, atLow],
      [high, atHigh],
    ] as const
  ).map(([end, { mean, lo95, hi95 }], index) => ({
    row,
    part: ends[index],
    value: toDigits(mean, 5),
    ...(lo95 !== undefined && { lo95: toDigits(lo95, 5) }),
    ...(hi95 !== undefined && { hi95: toDigits(hi95, 5) }),
    text: `${settingValue(uncertain, end)}: ${end === factor.base ? 'as it is' : signedDifference(mean, unit)}`,
  }));
}
