import { onceShortAreSuspended, sentencesBefore, shareSuspended, shortSentences } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import { rounded } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * Settings of sentences worked back from figures of a day on which short sentences are suspended: the settings are of
 * what there would be without that, so that the figures come out as they were given.
 */
export function beforeSuspension(drafts: readonly Draft[], p: Parameters): Draft[] {
  const short = shortSentences(p);
  const suspended = shareSuspended(short);
  if (suspended === 0) return [...drafts];
  const { demand, supervision } = onceShortAreSuspended(p);
  const given = (setting: string, national: number): number =>
    (drafts.find((draft) => draft.setting === setting)?.value as number | undefined) ?? national;
  const before = sentencesBefore(
    {
      number: given('demand.custodial_sentences', demand.custodial_sentences),
      custody: given('supervision.custody_length', supervision.custody_length),
      supervision: given('supervision.licence_length', supervision.licence_length),
    },
    short,
  );
  const orders = given('demand.suspended_sentence_orders', demand.suspended_sentence_orders);
  const workedBack: Readonly<Record<string, number>> = {
    'demand.custodial_sentences': before.number,
    'demand.suspended_sentence_orders': orders - suspended * before.number,
    'supervision.custody_length': before.custody,
    'supervision.licence_length': before.supervision,
  };
  return drafts.map((draft) => {
    const value = workedBack[draft.setting];
    if (value === undefined) return draft;
    const share = `${(100 * suspended).toFixed(1)}%`;
    const note = `${draft.note} As it would be if ${share} of custodial sentences were not suspended for being short.`;
    return { ...draft, value: rounded(value), isWorkedOut: true, note };
  });
}
