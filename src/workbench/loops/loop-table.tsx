import { loops } from '../../model/index.ts';
import { metricNamed } from '../../report/index.ts';
import { badgeOf } from './arrows.ts';
import type { LoopName } from './arrows.ts';
import { strengthInWords } from './loop-words.ts';
import type { Strength } from './measure.ts';

interface LoopTableProps {
  readonly chosen: LoopName;
  readonly strengths: ReadonlyMap<LoopName, Strength>;
  readonly cut: ReadonlySet<LoopName>;
  readonly isMeasuring: boolean;
  readonly onChoose: (loop: LoopName) => void;
  readonly onMeasure: (isWanted: boolean) => void;
}

/** Every loop with its measured strength: what cutting it does to the measure that it is known to move. */
export function LoopTable({ chosen, strengths, cut, isMeasuring, onChoose, onMeasure }: LoopTableProps) {
  return (
    <section class="panel" aria-labelledby="loop-table-title">
      <h2 id="loop-table-title">All loops and their strength</h2>
      <p>
        The strength of a loop is what cutting it does to its own measure, over pairs of runs on the same luck. Arrows
        are as thick as that is a share of the measure.{' '}
        <button type="button" onClick={() => onMeasure(!isMeasuring)}>
          {isMeasuring ? 'Stop measuring' : 'Measure every loop'}
        </button>
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of loops">
        <table class="loop-table">
          <thead>
            <tr>
              <th scope="col">Loop</th>
              <th scope="col">Kind</th>
              <th scope="col">Its measure</th>
              <th scope="col">What the cut changes (95% interval)</th>
            </tr>
          </thead>
          <tbody>
            {loops.map(({ name, title, kind, isClosed, moves }) => {
              const strength = strengths.get(name);
              return (
                <tr key={name} class={name === chosen ? 'chosen' : ''}>
                  <th scope="row">
                    <button type="button" class="link" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
                      {badgeOf(name)} {title}
                    </button>
                    {cut.has(name) && <strong> (cut)</strong>}
                  </th>
                  <td>
                    {kind}
                    {!isClosed && ', an open chain'}
                  </td>
                  <td>{metricNamed(moves.metric).label}</td>
                  <td>{strength === undefined ? 'not measured yet' : strengthInWords(strength)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
