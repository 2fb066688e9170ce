import type { SharedBy } from '../../model/index.ts';
import { definitionOf } from '../settings/setting-path.ts';
import type { Problem } from '../problems/problem.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import type { Composition } from './compose.ts';

const starts = ['demand.community_orders', 'demand.suspended_sentence_orders', 'demand.custodial_sentences'] as const;

/** Starts that are less than this share of the baseline's are those of a part of the service. */
const leastOfWhole = 0.5;

/**
 * A note where a scenario gives the starts of a part of the service and leaves other counts as those of the whole, in
 * which nobody can believe: the court reports of 240,000 people for the officers of 10,000.
 */
export function countsOfTheWholeService(
  { atStart }: Composition,
  files: readonly ScenarioFile[],
  definitions: Definitions,
): Problem[] {
  const [baseline] = files;
  if (!starts.every((setting) => atStart.has(setting) && baseline.parameters.has(setting))) return [];
  const sum = (valueOf: (setting: string) => unknown): number =>
    starts.reduce((total, setting) => total + Number(valueOf(setting)), 0);
  const share =
    sum((setting) => atStart.get(setting)!.entry.value) / sum((each) => baseline.parameters.get(each)!.value);
  const given = starts.map((setting) => atStart.get(setting)!).find(({ file }) => file !== baseline);
  // With another share the counts are those of the whole by design, and fewer starts are the question.
  const isWhole = atStart.get('organisation.share_of_service')?.entry.value === 1;
  if (given === undefined || !isWhole || !(share < leastOfWhole)) return [];
  const left = [...atStart.values()]
    .filter(({ setting, file }) => countedIn(setting, definitions) !== undefined && file === baseline)
    .map(({ setting }) => setting);
  if (left.length === 0) return [];
  const { span, field } = given.entry.valuePiece;
  return [
    given.file.reader.file.problem(span, field, {
      message:
        `The starts are ${(100 * share).toPrecision(2)}% of the baseline's, and other counts are still those of the whole ` +
        `service: ${left.join(', ')}.`,
      suggestion:
        'Give those too; or leave the starts as they are and give organisation.share_of_service; or give your figures ' +
        'under "own_figures:", which takes the share of the rest.',
    }),
  ];
}

/** Whether a setting counts cases or staff of the whole service, so that a part of it has a share of it. */
export function countedIn(setting: string, definitions: Definitions): SharedBy | undefined {
  const definition = definitionOf(setting, definitions);
  return definition !== undefined && 'sharedBy' in definition ? definition.sharedBy : undefined;
}
