import type { WarmUp } from '../../experiment/index.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { roundToDigits } from '../words/number-words.ts';
import { axisSubtitle, axisTitle, valueAxis, timeAxis } from '../drawing/axes.ts';
import type { Panel } from '../drawing/chart.ts';
import { wrapText } from '../drawing/labels/line-breaks.ts';
import { grey, ink } from '../drawing/theme.ts';
import { scaleFor } from '../drawing/scale.ts';

/** What a panel of a warm-up shows. */
export interface WarmUpPanelInput {
  /** Of its data; unique in a chart. */
  readonly name: string;
  readonly title: string;
  readonly warmUp: WarmUp;
  /** What its trend is, below the title. */
  readonly trendWords?: string;
  readonly colour: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Welch's plot of one measure: the monthly means thin, their moving average thick, and a line where the warm-up ends.
 */
export function warmUpPanel({
  name,
  title,
  trendWords,
  warmUp: { course, from, trend },
  colour,
  width,
  height,
}: WarmUpPanelInput): Panel {
  const points = course.map(({ date, mean, average }) => ({
    date,
    mean: roundToDigits(mean, 5),
    ...(average !== undefined && { average: roundToDigits(average, 5) }),
  }));
  const scale = scaleFor(
    points.flatMap(({ mean, average = mean }) => [mean, average]),
    4,
  );
  const x = timeAxis(
    points.map(({ date }) => date),
    width,
  );
  const y = valueAxis(scale);
  const ends = `${name}, end of warm-up`;
  return {
    view: {
      width,
      height,
      title: {
        ...axisTitle(wrapText(title, Math.floor((width + 40) / 7))),
        ...(trendWords !== undefined && axisSubtitle(wrapText(trendWords, Math.floor((width + 40) / 6.2)))),
      },
      data: { name },
      layer: [
        { mark: { type: 'line', color: grey, strokeWidth: 1 }, encoding: { x, y: y('mean') } },
        {
          transform: [{ filter: 'isValid(datum.average)' }],
          mark: { type: 'line', color: colour, strokeWidth: 3 },
          encoding: { x, y: y('average') },
        },
        {
          data: { name: ends },
          mark: { type: 'rule', color: ink, strokeWidth: 1.5, strokeDash: [6, 3] },
          encoding: { x },
        },
        {
          data: { name: ends },
          mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 5, y: height - 5, fontSize: 13 },
          encoding: { x, text: { field: 'text' } },
        },
      ],
    },
    datasets: {
      [name]: points,
      [ends]:
        from === undefined
          ? []
          : [
              {
                date: from,
                text: `${trend?.verdict === 'steady' ? 'steady' : 'no trend found'} from ${formatMonth(from)}`,
              },
            ],
    },
  };
}
