import { useMemo, useState } from 'preact/hooks';
import { loops } from '../../model/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { LoopName } from './arrows.ts';
import { loopNamed } from './arrows.ts';
import { delayWords } from './delays.ts';
import { Diagram } from './diagram.tsx';
import { Effects } from './effects.tsx';
import { loopLayout, wholeLayout } from './layout.ts';
import { LoopPanel } from './loop-panel.tsx';
import { LoopTable } from './loop-table.tsx';
import { diagramInWords } from './loop-words.ts';
import { cutAmong, cutOf, strengthOf, withoutLoop } from './measure.ts';
import type { Strength } from './measure.ts';
import { StockFlow } from './stock-flow.tsx';
import { keepRunsOf, pairsOf, useLoopRuns } from './use-loop-runs.ts';
import type { Wanted } from './use-loop-runs.ts';

/** A unit in which every loop shows within seconds. */
const demonstration = 'scenarios/loops/every-loop.yaml';

const whole = wholeLayout();

/** How pressure comes back on itself: the loops of the model, drawn from its own list, each of which can be cut. */
export function Loops() {
  const { state, dispatch, simulator } = useWorkbench();
  const { path, moves, scenario } = state;
  keepRunsOf(scenario);
  const [chosen, setChosen] = useState<LoopName>(
    () => loops.find(({ name }) => cutAmong(moves, name))?.name ?? 'burnout',
  );
  const [isMeasuring, setMeasuring] = useState(false);
  const cutMove = cutAmong(moves, chosen);
  const cut = new Set(loops.flatMap(({ name }) => (cutAmong(moves, name) === undefined ? [] : [name])));

  const wanted: Wanted[] = [
    ...(cutMove === undefined ? [] : [{ loop: chosen, from: cutMove.from }]),
    ...(isMeasuring ? loops.map(({ name }) => ({ loop: name, from: cutAmong(moves, name)?.from })) : []),
  ];
  const known = useLoopRuns(simulator, path, moves, wanted, (problem) => dispatch({ do: 'fail', problem }));
  const pairs = useMemo(() => pairsOf(path, moves, chosen, cutMove?.from), [known, path, moves, chosen]);
  const strengths = useMemo(() => {
    const found = loops.flatMap(({ name }): [LoopName, Strength][] => {
      const from = cutAmong(moves, name)?.from;
      const ofLoop = pairsOf(path, moves, name, from);
      const strength = ofLoop.inPlace.length < 2 ? undefined : strengthOf(name, ofLoop, from);
      return strength === undefined ? [] : [[name, strength]];
    });
    return new Map(found);
  }, [known, path, moves]);
  const single = useMemo(() => loopLayout(loopNamed(chosen)), [chosen]);
  const delays = useMemo(() => delayWords(scenario.parameters), [scenario]);

  const toggle = (loop: LoopName): void => {
    setChosen(loop);
    dispatch(
      cut.has(loop) ? { do: 'take moves', moves: withoutLoop(moves, loop) } : { do: 'move', moves: [cutOf(loop)] },
    );
  };
  const drawing = {
    chosen,
    strengths,
    cut,
    delays,
    alternative: diagramInWords(chosen),
    onChoose: setChosen,
    onCut: toggle,
  };
  return (
    <div class="loops">
      <h1>Loops</h1>
      <p style={{ maxWidth: 'none' }}>
        Pressure comes back on itself. Cut a loop, and see what it was doing. Now open: {scenario.name}.{' '}
        {path !== demonstration && <OpenDemonstration />}
      </p>
      <div class="loops-columns">
        <section class="panel diagram-panel" aria-labelledby="diagram-title">
          <h2 id="diagram-title">What acts on what</h2>
          <ul class="key" aria-label="Key">
            <li>+ more makes more</li>
            <li>− more makes less</li>
            <li>‖ takes months</li>
            <li>R reinforcing, B balancing</li>
            <li>thin dashes: not measured yet</li>
            <li>dots: luck could explain it</li>
          </ul>
          <div class="wide-diagram">
            <Diagram layout={whole} {...drawing} />
          </div>
          <div class="narrow-diagram">
            <Diagram layout={single} {...drawing} />
          </div>
          <p class="soft">Click an arrow of one loop to cut it; click a letter to look at its loop.</p>
        </section>
        <LoopPanel loop={chosen} pairs={pairs} onChoose={setChosen} />
        {cutMove !== undefined && pairs.inPlace.length > 1 && (
          <div class="effects-place">
            <Effects {...{ loop: chosen, pairs, from: cutMove.from }} />
          </div>
        )}
      </div>
      <LoopTable {...{ chosen, strengths, cut, isMeasuring, onChoose: setChosen, onMeasure: setMeasuring }} />
      <StockFlow />
    </div>
  );
}

/** Opens the unit in which each cut shows. */
function OpenDemonstration() {
  const { dispatch, simulator } = useWorkbench();
  const [isOpening, setOpening] = useState(false);
  const open = async (): Promise<void> => {
    setOpening(true);
    const reading = await simulator.ask({ ask: 'read', path: demonstration });
    if (reading.ok) dispatch({ do: 'open scenario', path: demonstration, scenario: reading.scenario });
    else dispatch({ do: 'fail', problem: reading.problems });
  };
  return (
    <button type="button" disabled={isOpening} onClick={() => void open()}>
      {isOpening ? 'Opening' : 'Open the unit made to show every loop'}
    </button>
  );
}
