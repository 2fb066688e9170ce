import type { SharedBy } from '../../model/index.ts';
import { definitionOf } from '../settings/setting-path.ts';
import type { Problem } from '../problems/problem.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import { compose } from './compose.ts';
import type { Composition } from './compose.ts';

const starts = ['demand.community_orders', 'demand.suspended_sentence_orders', 'demand.custodial_sentences'] as const;

/** Starts that are less than this share of those of the extended files are those of a part of the service. */
const leastOfWhole = 0.5;

/**
 * A note where a file gives the starts of a part of the service and leaves other counts as those of the whole, in which
 * nobody can believe: the court reports of 240,000 people for the officers of 10,000. The whole is what the file
 * extends, whatever number of files that takes.
 */
export function countsOfTheWholeService(
  { atStart }: Composition,
  files: readonly ScenarioFile[],
  definitions: Definitions,
  start: string,
): Problem[] {
  // With another share the counts are those of the whole by design, and fewer starts are the question.
  if (atStart.get('organisation.share_of_service')?.entry.value !== 1) return [];
  const depth = files.findIndex(
    (file, index) =>
      index > 0 &&
      file.changes.some((change) => isOfStarts(change.setting)) &&
      shareOfStarts(files, index, definitions, start) < leastOfWhole,
  );
  if (depth < 0) return [];
  const [part, above] = [files[depth], files.slice(depth)];
  const left = [...atStart.keys()].filter(
    (setting) =>
      countedIn(setting, definitions) !== undefined &&
      !above.some(({ changes }) => changes.some((each) => each.setting === setting && each.to.way === 'value')),
  );
  if (left.length === 0) return [];
  const { span, field } = part.changes.find((change) => isOfStarts(change.setting))!.to.valuePiece;
  const share = shareOfStarts(files, depth, definitions, start);
  return [
    part.reader.file.problem(span, field, {
      message:
        `The starts are ${(100 * share).toPrecision(2)}% of the baseline's, and other counts are still those of the whole ` +
        `service: ${left.join(', ')}.`,
      suggestion:
        'Give those too; or leave the starts as they are and give organisation.share_of_service; or give your figures ' +
        'under "own_figures:", which takes the share of the rest.',
    }),
  ];
}

const isOfStarts = (setting: string): boolean => (starts as readonly string[]).includes(setting);

/** The starts of the first day with a file, over those without it; 1 where there are none. */
function shareOfStarts(files: readonly ScenarioFile[], index: number, definitions: Definitions, start: string): number {
  const [without, withIt] = [index, index + 1].map((end) => {
    const ofStarts = files.slice(0, end).map((file) => ({
      ...file,
      parameters: new Map([...file.parameters].filter(([setting]) => isOfStarts(setting))),
      changes: file.changes.filter(({ setting }) => isOfStarts(setting)),
    }));
    const { atStart } = compose(ofStarts, definitions, start);
    return starts.reduce((sum, setting) => sum + Number(atStart.get(setting)?.entry.value), 0);
  });
  const share = withIt / without;
  return Number.isFinite(share) ? share : 1;
}

/** Whether a setting counts cases or staff of the whole service, so that a part of it has a share of it. */
export function countedIn(setting: string, definitions: Definitions): SharedBy | undefined {
  const definition = definitionOf(setting, definitions);
  return definition !== undefined && 'sharedBy' in definition ? definition.sharedBy : undefined;
}
