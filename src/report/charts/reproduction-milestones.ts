import type { MilestoneFinding, Reproduction } from '../../experiment/index.ts';
import { assemble } from '../drawing/assemble.ts';
import type { Chart } from '../drawing/chart.ts';
import { linePanel } from '../drawing/line-panel.ts';
import { stylesFor } from '../drawing/look.ts';
import type { Origin } from '../input.ts';
import { milestoneTable } from '../tables/reproduction-table.ts';
import { monthOf } from '../words/calendar-words.ts';
import { figure, toDigits } from '../words/number-words.ts';
import { countedInWords, inSentence, simulatedInWords } from '../words/reproduction-words.ts';
import { filesOf, nameOf } from './reproduction-names.ts';

/**
 * For each milestone of a study: the level over time with what it must fall below, and the share of replications that
 * have come there.
 */
export function milestoneCharts(reproduction: Reproduction, origin: Origin): Chart[] {
  const names = [...new Set(reproduction.milestones.map(({ milestone }) => milestone))];
  return names.map((name) =>
    milestoneChart(
      reproduction,
      reproduction.milestones.filter(({ milestone }) => milestone === name),
      origin,
    ),
  );
}

function milestoneChart(reproduction: Reproduction, found: readonly MilestoneFinding[], origin: Origin): Chart {
  const [{ milestone, simulated, unit, below, months, lasting, lastMonth, replications }] = found;
  const hasBands = found.length <= 2; // more would cover each other
  const long = lasting
    ? 'from then on to the end of the run'
    : `for ${months} months on end, counted from the first of them`;
  const styles = new Map(stylesFor(found.length).map((style, index) => [found[index].scenario, style]));
  const what = simulatedInWords(simulated);
  const levels = found.flatMap(({ scenario, course }) =>
    course.map(({ date, mean, least, most }) => ({
      scenario,
      date,
      mean: toDigits(mean, 5),
      ...(hasBands && least !== undefined && most !== undefined && { p10: toDigits(least, 5), p90: toDigits(most, 5) }),
    })),
  );
  const shares = found.flatMap(({ scenario, course }) =>
    course.map(({ date, share, lo95, hi95 }) => ({
      scenario,
      date,
      mean: toDigits(100 * share, 4),
      lo95: toDigits(100 * lo95, 4),
      hi95: toDigits(100 * hi95, 4),
    })),
  );
  const percent = (value: number): string => `${Math.round(100 * value)}%`;
  const titles = found.map(
    ({ scenario, probability }, index) =>
      `${percent(probability)} ${index === 0 ? 'of replications ' : ''}with ‘${scenario}’`,
  );
  return assemble(
    { ...origin, names: filesOf(reproduction, found) },
    {
      name: nameOf(reproduction.study, milestone),
      title: `${milestone} by ${monthOf(lastMonth)}: in ${titles.join(', ')}`,
      subtitle: `${reproduction.name}. Above: ${inSentence(what)}, ${countedInWords(simulated, 1)}; lines, means of ${replications} replications${hasBands ? '; bands, where 95% of further replications would lie' : ''}. Below: share of replications in which it is below ${figure(below, unit)}${unit === '%' ? '%' : ''} ${long}; bands, its 95% interval.`,
      description: `Line charts of ${found.length} scenarios. ${found.map((each) => `With ‘${each.scenario}’ ${percent(each.probability)} of replications reach it (95% interval ${percent(each.lo95)} to ${percent(each.hi95)})${each.middle === undefined ? '' : `, half of all by ${monthOf(each.middle)}`}.`).join(' ')}`,
      table: milestoneTable({ ...reproduction, milestones: found })!,
    },
    [
      [
        linePanel({
          name: 'level',
          title: `${what} (${unit})`,
          unit,
          points: levels,
          styles,
          references: [{ value: below, text: `${figure(below, unit)}${unit === '%' ? '%' : ''}` }],
          width: 620,
          height: 240,
          labels: ends(found, ({ scenario }) => scenario),
          labelled: true,
        }),
      ],
      [
        linePanel({
          name: 'reached',
          title: 'Share of replications that have reached it (%)',
          unit: '%',
          points: shares,
          styles,
          references: [],
          width: 620,
          height: 170,
          labels: ends(found, ({ scenario, probability }) => `${scenario}: ${percent(probability)}`),
          labelled: true,
          scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
        }),
      ],
    ],
  );
}

const ends = (found: readonly MilestoneFinding[], words: (each: MilestoneFinding) => string): Map<string, string> =>
  new Map(found.map((each) => [each.scenario, words(each)]));
