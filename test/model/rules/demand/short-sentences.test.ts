import { describe, expect, it } from 'vitest';
import {
  onceShortAreSuspended,
  sentencesBefore,
  sentencesLeft,
} from '../../../../src/model/rules/demand/short-sentences.ts';
import { readShipped, withSettings } from '../../worlds.ts';

/** A thousand sentences of a year inside and 20 months after it; four in ten are short, of a tenth of that and ten. */
const all = { number: 1000, custody: 12, supervision: 20, followed: 0.55 };
const short = { share: 0.4, custody: 1.2, supervision: 10 };

describe('short sentences suspended', () => {
  it.each([
    // suspended; left, months in custody, months after, followed by post-sentence supervision
    [0, 1000, 12, 20, 0.55],
    [0.5, 800, 14.7, 22.5, 0.4375], // (12,000 - 200 x 1.2) / 800; (20,000 - 200 x 10) / 800; (550 - 200) / 800
    [1, 600, 19.2, 80 / 3, 0.25], // (12,000 - 400 x 1.2) / 600; (20,000 - 400 x 10) / 600; (550 - 400) / 600
  ])('at a share of %f leave %f sentences of %f and %f months', (suspended, number, custody, supervision, followed) => {
    const left = sentencesLeft(all, { ...short, suspended });
    expect(left.number).toBeCloseTo(number, 9);
    expect(left.custody).toBeCloseTo(custody, 9);
    expect(left.supervision).toBeCloseTo(supervision, 9);
    expect(left.followed).toBeCloseTo(followed, 9);
    const before = sentencesBefore(left, { ...short, suspended });
    expect(before.number).toBeCloseTo(1000, 9);
    expect(before.custody).toBeCloseTo(12, 9);
    expect(before.supervision).toBeCloseTo(20, 9);
  });

  it('leave none followed by post-sentence supervision where none was', () => {
    expect(sentencesLeft({ ...all, followed: 0 }, { ...short, suspended: 0.5 }).followed).toBe(0);
  });

  it('are what was worked by hand for the baseline: 12,250 of 22,050, which are 45 in a hundred of 49,000', () => {
    const { parameters } = readShipped('baseline.yaml');
    const { demand, supervision } = onceShortAreSuspended(
      withSettings(parameters, { demand: { short_sentences_suspended: 12_250 / 22_050 } }),
    );
    expect(demand.custodial_sentences).toBeCloseTo(36_750, 6);
    expect(demand.suspended_sentence_orders).toBeCloseTo(43_450, 6);
    expect(supervision.custody_length).toBeCloseTo(15.2, 9); // (588,000 - 29,400) / 36,750
    expect(supervision.licence_length).toBeCloseTo(891_800 / 36_750, 9); // 1,038,800 - 147,000; 24.27, once told as 24.3
    expect(supervision.post_sentence_share).toBeCloseTo(0.4, 9); // (26,950 - 12,250) / 36,750
  });
});
