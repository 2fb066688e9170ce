import { definitionOf, factorOf, ragOfQuality, uncertainFactors } from '../../scenario/index.ts';
import type { PlausibleRange, Rag, Scenario } from '../../scenario/index.ts';
import { settingsName } from '../../report/index.ts';
import { valueOn } from './moves.ts';

/** Something that the user can move while the unit is simulated. Its level is that of a `Move`. */
export interface Lever {
  readonly id: string;
  /** In the reader's words: `New cases`. */
  readonly title: string;
  /** The settings that move together. */
  readonly settings: readonly string[];
  /** Whether a level is a value of the settings or a factor on what they are. */
  readonly kind: 'value' | 'factor' | 'switch';
  /** The level where nothing is moved; `valueOn` the scenario for a value. */
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Shown levels are this many times the level of the move: national counts are shown as those of the unit. */
  readonly shownTimes: number;
  readonly unit: string;
  readonly about: string;
  readonly rag: Rag;
  readonly plausible?: PlausibleRange;
}

/** The six levers of the page, in the unit's own figures; every other setting is a click away. */
export function mainLevers(scenario: Scenario): readonly Lever[] {
  const { share_of_service: share } = scenario.parameters.organisation;
  const isPart = share < 0.5;
  const inUnit = isPart ? 'in this unit' : 'in the service';
  return [
    factorLever(
      scenario,
      'New cases',
      ['demand.community_orders', 'demand.suspended_sentence_orders', 'demand.custodial_sentences'],
      {
        range: [0.5, 1.5],
        shownTimes: 100,
        unit: '% of today’s',
        about:
          'How many people the courts sentence: community orders, suspended sentence orders and prison sentences alike.',
      },
    ),
    valueLever(scenario, 'Training places', 'training.places', {
      range: [0, share === 1 ? 3000 : Math.ceil(3000 * share) / share],
      step: isPart ? 1 / share : 50,
      shownTimes: isPart ? share : 1,
      unit: `trainees a year ${inUnit}`,
      about:
        'How many trainees start a year. They qualify after 15 to 21 months, and take time of their mentors until then.',
    }),
    factorLever(scenario, 'Leaving', ['staff.leaving'], {
      range: [0, 3],
      shownTimes: 100,
      unit: '% of today’s rate',
      about: 'How readily staff of every grade leave the service.',
    }),
    factorLever(scenario, 'Sickness', ['absence.short_spells', 'absence.long_spells'], {
      range: [0, 3],
      shownTimes: 100,
      unit: '% of today’s spells',
      about: 'How often staff fall sick, for some days or for weeks.',
    }),
    valueLever(scenario, 'Ceiling', 'allocation.most_ceiling', {
      range: [scenario.parameters.allocation.preferred_ceiling, 2.5],
      step: 0.05,
      shownTimes: 100,
      unit: '% of capacity, at most',
      about: 'The workload above which no officer is given another case, however many cases wait.',
    }),
    valueLever(scenario, 'Agency officers', 'staff.agency_officers', {
      range: [0, isPart ? 20 / share : 2000],
      step: isPart ? 1 / share : 20,
      shownTimes: isPart ? share : 1,
      unit: `full-time equivalents ${inUnit}`,
      about: 'Qualified officers who are hired by the month and belong to an agency.',
    }),
  ];
}

/** Every other uncertain setting that is one number or several, in the order of the model. */
export function otherLevers(scenario: Scenario): readonly Lever[] {
  const taken = new Set(mainLevers(scenario).flatMap(({ settings }) => settings));
  return uncertainFactors(scenario).flatMap(({ setting, kind, unit, plausible, about, rag, limits, whole, from }) => {
    const definition = definitionOf(setting)!;
    if (taken.has(setting) || definition.firstDayOnly === true || definition.kind === 'shares' || from !== undefined)
      return [];
    const [low, high] = plausible;
    const room = (high - low) / 2;
    const least = Math.max(limits[0], low - room);
    const most = Math.min(limits[1], high + room);
    return [
      {
        id: setting,
        title: settingsName(setting),
        settings: [setting],
        kind: kind === 'value' ? 'value' : 'factor',
        least,
        most,
        step: whole ? 1 : niceStep((most - least) / 100),
        shownTimes: 1,
        unit: kind === 'value' ? unit : 'times what it is',
        about,
        rag,
        plausible,
      } satisfies Lever,
    ];
  });
}

/** The level of a lever on a date where nothing is moved. */
export const baseLevel = (scenario: Scenario, { kind, settings }: Lever, date: string): number =>
  kind === 'factor' ? 1 : Number(valueOn(scenario, settings[0], date));

interface LeverWords {
  readonly range: PlausibleRange;
  readonly step?: number;
  readonly shownTimes?: number;
  readonly unit: string;
  readonly about: string;
}

function factorLever(scenario: Scenario, title: string, settings: readonly string[], words: LeverWords): Lever {
  return { ...common(scenario, title, settings, words), kind: 'factor', step: words.step ?? 0.05 };
}

function valueLever(scenario: Scenario, title: string, setting: string, words: LeverWords): Lever {
  const plausible = factorOf(scenario, setting)?.plausible;
  return {
    ...common(scenario, title, [setting], words),
    kind: 'value',
    step: words.step ?? 1,
    ...(plausible !== undefined && { plausible }),
  };
}

function common(
  scenario: Scenario,
  title: string,
  settings: readonly string[],
  { range, shownTimes = 1, unit, about }: LeverWords,
) {
  const assumption = scenario.assumptions.find(({ setting, from }) => setting === settings[0] && from === undefined);
  return {
    id: settings[0],
    title,
    settings,
    least: range[0],
    most: range[1],
    shownTimes,
    unit,
    about,
    rag: assumption?.rag ?? ragOfQuality.assumed,
  };
}

const niceStep = (step: number): number => {
  const power = Number(`1e${Math.floor(Math.log10(step))}`);
  return Number((power * ([1, 2, 5, 10].find((each) => each * power >= step) ?? 10)).toPrecision(1));
};
