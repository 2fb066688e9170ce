import { describe, expect, it } from 'vitest';
import {
  attributeToProgram,
  changesCsv,
  figureOfMeasure,
  figuresOfResults,
  figuresOnlyIn,
  isSignificant,
  movedFigures,
  recordedFigures,
  replicationsCsv,
  studentTQuantile,
  verdictOf,
} from '../../../src/experiment/index.ts';
import type { ExplainedMeasure, MovedFigure, RecordedFigures } from '../../../src/experiment/index.ts';
import { unpairedDifference } from '../../../src/experiment/statistics/unpaired-difference.ts';
import { replication, replicationsOf } from '../replications.ts';

const recorded = (values: readonly number[]): RecordedFigures =>
  figuresOfResults(values.map((value, index) => replication(index + 1, { 'unallocated.all': [value] })));
const unallocated = (figures: readonly MovedFigure[]): MovedFigure =>
  figures.find(({ metric }) => metric === 'unallocated.all')!;
const measure = { metric: 'unallocated.all', scope: 'service', when: 'end' } as const;

describe('What moved between two results', () => {
  it('is read from replications.csv as it was written', () => {
    const results = replicationsOf('unallocated.all', [1, 2.5, 1 / 3]);
    const csv = [...replicationsCsv([{ scenario: '=one, two', results }])].join('');
    expect(recordedFigures(csv).get("'=one, two")).toEqual(figuresOfResults(results));
    expect(() => recordedFigures('a,b\n')).toThrow('The columns must be scenario, replication,');
    expect(() => recordedFigures('scenario,replication,date,scope,metric,value\na,1,2022-01-31,service,m,x\n')).toThrow(
      'Line 2 has no number as its value; found "x".',
    );
  });

  it('is judged pair by pair, so that chance in common cancels: 10 more in each of three that differ by hundreds', () => {
    const [before, after] = [recorded([100, 500, 900]), recorded([110, 510, 910])];
    expect(unallocated(movedFigures(before, after, true)).difference).toEqual({
      mean: 10,
      lo95: 10,
      hi95: 10,
      replications: 3,
    });
    const unpaired = unallocated(movedFigures(before, after, false)).difference;
    expect(unpaired.mean).toBeCloseTo(10, 12);
    expect(verdictOf(unpaired)).toBe('cannot tell these apart');
    expect(unallocated(movedFigures(before, recorded([110, 510]), true)).difference.replications).toBe(2);
  });

  it('is compared after Welch where seeds differ: by hand, of 1, 2, 3 and 11, 13', () => {
    const { mean, hi95 } = unpairedDifference([11, 13], [1, 2, 3]);
    expect(mean).toBe(10);
    // variances 2 and 1 over 2 and 3 values: 1 + 1/3; degrees (4/3)^2 / (1 + (1/9)/2) = 1.68, down to 1
    expect(hi95! - mean).toBeCloseTo(studentTQuantile(0.975, 1) * Math.sqrt(4 / 3), 9);
    expect(isSignificant(unpairedDifference([5, 5], [4, 4]))).toBe(true);
    expect(unpairedDifference([5], [4, 4])).toEqual({ mean: 1, replications: 1 });
  });

  it('is due to the program as far as no setting does it, and the parts add up', () => {
    // The old program gave 100 and 200; this one gives 103 and 203 of the old scenario, 123 and 223 of the new one,
    // which is what the new result has.
    const explained = {
      measure,
      combinations: [
        [103, 203],
        [123, 223],
      ],
    } as unknown as ExplainedMeasure;
    const [part] = attributeToProgram(recorded([100, 200]), recorded([123, 223]), { measures: [explained] });
    expect(part.total.mean).toBe(23);
    expect(part.program).toMatchObject({ mean: 3, lo95: 3, hi95: 3 });
    const [none] = attributeToProgram(recorded([103, 203]), recorded([123, 223]), { measures: [explained] });
    expect(verdictOf(none.program)).toBe('identical');
    expect(attributeToProgram(new Map(), recorded([1]), { measures: [explained] })).toEqual([]);
  });

  it('leaves out what one of the two does not have, and writes the rest', () => {
    const [before, after] = [recorded([1, 2]), recorded([1, 2])];
    const [[first]] = before;
    const fewer = new Map([...before].filter(([key]) => key !== first));
    expect(figuresOnlyIn(before, fewer)).toHaveLength(1);
    expect(movedFigures(fewer, after, true)).toHaveLength(fewer.size);
    expect(figureOfMeasure(before, measure)).toEqual(
      new Map([
        [1, 1],
        [2, 2],
      ]),
    );
    expect(figureOfMeasure(before, { ...measure, when: '2022-01' })?.get(2)).toBe(2);
    expect(figureOfMeasure(before, { ...measure, when: '2023-01' })).toBeUndefined();
    const csv = changesCsv([{ scenario: 'one', isPaired: true, figures: movedFigures(before, after, true) }]);
    expect(csv).toContain('one,2022-01-31,service,unallocated.all,1.5,');
    expect(csv.split('\n')[1]).toMatch(/,2,1,identical$/);
  });
});
