import type { Parameters } from '../../parameters/index.ts';

/** Custodial sentences: how many a year, and means over them. */
export interface CustodialSentences {
  readonly number: number;
  /** Months from sentence to the first release, and from it to the end of supervision. */
  readonly custody: number;
  readonly supervision: number;
  /** The share of them whose licence is followed by post-sentence supervision. */
  readonly followed: number;
}

/** The short ones, of 12 months or less: their share of all, how much of it is suspended, and their mean months. */
export interface ShortSentences {
  readonly share: number;
  readonly suspended: number;
  readonly custody: number;
  readonly supervision: number;
}

/** The share of all custodial sentences that are suspended because they are short. */
export const shareSuspended = ({ share, suspended }: Pick<ShortSentences, 'share' | 'suspended'>): number =>
  share * suspended;

/**
 * The custodial sentences that are left where a share of the short ones is suspended: fewer, and longer in the mean,
 * since those suspended take their months in custody and after release with them. Post-sentence supervision would have
 * followed each of these; where it follows no sentence at all, it follows none of those left. With nothing suspended,
 * all are left as they are, to the last bit. Each that is suspended is one more suspended sentence order.
 *
 * ASSUMPTION: those suspended are as long as short sentences are in the mean, and nothing but the mean moves.
 * Source: sentencing-act-2026 (section 1); the shares and the months are settings.
 */
export function sentencesLeft(all: CustodialSentences, short: ShortSentences): CustodialSentences {
  const suspended = shareSuspended(short);
  const left = 1 - suspended;
  return {
    number: all.number * left,
    custody: (all.custody - suspended * short.custody) / left,
    supervision: (all.supervision - suspended * short.supervision) / left,
    followed: Math.max(0, all.followed - suspended) / left,
  };
}

/**
 * The number of custodial sentences before some were suspended, and their months, from those that are left: what gives
 * `sentencesLeft` its result.
 * Source: as for `sentencesLeft`.
 */
export function sentencesBefore(
  left: Omit<CustodialSentences, 'followed'>,
  short: ShortSentences,
): Omit<CustodialSentences, 'followed'> {
  const suspended = shareSuspended(short);
  return {
    number: left.number / (1 - suspended),
    custody: left.custody * (1 - suspended) + suspended * short.custody,
    supervision: left.supervision * (1 - suspended) + suspended * short.supervision,
  };
}

export const shortSentences = ({ demand, supervision }: Parameters): ShortSentences => ({
  share: demand.short_sentences,
  suspended: demand.short_sentences_suspended,
  custody: supervision.short_sentence_custody_length,
  supervision: supervision.short_sentence_licence_length,
});

/**
 * The settings as they act once short sentences are suspended: orders and custodial sentences that start, and the
 * months of the latter, with nothing left to suspend. The run, the start and the twin see no others.
 * Source: as for `sentencesLeft`.
 */
export function onceShortAreSuspended(p: Parameters): Parameters {
  const { demand, supervision } = p;
  const short = shortSentences(p);
  if (shareSuspended(short) === 0) return p;
  const left = sentencesLeft(
    {
      number: demand.custodial_sentences,
      custody: supervision.custody_length,
      supervision: supervision.licence_length,
      followed: supervision.post_sentence_share,
    },
    short,
  );
  return {
    ...p,
    demand: {
      ...demand,
      suspended_sentence_orders: demand.suspended_sentence_orders + demand.custodial_sentences * shareSuspended(short),
      custodial_sentences: left.number,
      short_sentences_suspended: 0,
    },
    supervision: {
      ...supervision,
      custody_length: left.custody,
      licence_length: left.supervision,
      post_sentence_share: left.followed,
    },
  };
}
