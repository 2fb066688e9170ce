import type { Assumption } from '../../scenario/index.ts';
import type { Background, ReportInput, ScenarioFacts } from '../input.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { impactInWords } from './assumptions.ts';
import { settingsName } from '../words/setting-words.ts';
import { leadingSources } from './leading-sources.ts';

/** So many of the weakest assumptions are told in a summary. */
const mostTold = 3;

/** So many scenarios are told in a sentence each; more stand in their own section. */
const mostPlans = 6;

/**
 * What a reader should know of scenarios before their results; the last scenario asks the question. `titles` are those
 * of published sources by their ids.
 */
export function backgroundOf(
  scenarios: readonly Pick<ScenarioFacts, 'name' | 'question' | 'description' | 'assumptions'>[],
  titles?: ReportInput['sourceTitles'],
): Background {
  const assumptions = scenarios.flatMap((scenario) => scenario.assumptions);
  const question = scenarios.length > 2 ? undefined : scenarios.at(-1)?.question;
  return {
    ...(question !== undefined && { question }),
    plans:
      scenarios.length > mostPlans
        ? []
        : scenarios.flatMap((scenario) => {
            const sentence = firstSentence(scenario.description ?? scenario.question);
            return sentence === undefined ? [] : [{ name: scenario.name, sentence }];
          }),
    sources: leadingSources(assumptions, titles),
    weakest: weakestAssumptions(assumptions),
  };
}

/** The first sentence of a text; a point within a word ends none. */
export function firstSentence(text: string | undefined): string | undefined {
  const whole = text?.replace(/\s+/g, ' ').trim();
  return whole === undefined || whole === '' ? undefined : (/^.*?[.?!](?=\s|$)/.exec(whole)?.[0] ?? whole);
}

/** How many settings are rated red, and what hangs on those with the largest known impact. */
function weakestAssumptions(assumptions: readonly Assumption[]): string[] {
  const bySetting = [...new Map(assumptions.map((each) => [each.setting, each])).values()];
  const red = bySetting.filter(({ rag }) => rag === 'red');
  if (red.length === 0) return [];
  const known = red
    .filter(({ impact }) => impact?.measure !== undefined)
    .sort((a, b) => (b.impact?.size ?? 0) - (a.impact?.size ?? 0));
  const unknown = red.length - known.length;
  const others = unknown === 0 ? '' : ` The impact of ${unknown} of them is not known.`;
  return [
    `${red.length} of ${bySetting.length} settings are rated red: weak evidence, and the result depends on them or may.${others}`,
    ...known
      .slice(0, mostTold)
      .map(
        ({ setting, impact }) =>
          `${settingsName(setting)}: at the other end of its plausible range, ` +
          `${uncapitalise(impactInWords(impact!).replace(/^\w+: /, ''))}.`,
      ),
  ];
}
