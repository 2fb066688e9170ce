import { useMemo, useState } from 'preact/hooks';
import { mostPlans } from '../state/analysis.ts';
import type { Plan } from '../state/analysis.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { catalogueOf } from './catalogue.ts';
import { OwnFiles } from './own-files.tsx';
import { PlanCard } from './plan-card.tsx';
import { PlanLevers } from './plan-levers.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';
import { TargetChoice } from './target-choice.tsx';
import { useComparison } from './use-comparison.ts';

/** What is compared: a baseline, up to four plans, a target; with undo and reset. */
export function Setup() {
  const { state, dispatch, texts } = useWorkbench();
  const { past, undone } = state.analysis;
  const { comparison, change } = useComparison();
  const { baseline, plans } = comparison;
  const [edited, setEdited] = useState<number>();
  const choices = useMemo(() => catalogueOf(texts), [texts.size, comparison]);
  const ofBaseline = choices.find(({ path }) => path === baseline);
  const comparable = choices.filter(({ run }) => run === ofBaseline?.run);

  const chooseBaseline = (path: string): void => {
    const run = choices.find((each) => each.path === path)?.run;
    const staying = plans.filter((plan) => choices.find((each) => each.path === plan.path)?.run === run);
    setEdited(undefined);
    change({ baseline: path, plans: staying.filter((plan) => plan.path !== path || plan.moves.length > 0) });
  };
  const put = (index: number, plan: Plan, kind?: string): void =>
    change({ plans: plans.map((each, at) => (at === index ? plan : each)) }, kind);
  const add = (plan: Plan, from = comparison): void => {
    change({ ...from, plans: [...from.plans, plan] });
    if (plan.moves.length === 0) setEdited(from.plans.length);
  };
  const takeFromPlay = (): void => {
    const run = choices.find(({ path }) => path === state.path)?.run;
    const isSame = run === ofBaseline?.run;
    const plan = { name: freeName('moved in Play', plans), path: state.path, moves: state.moves };
    add(plan, isSame ? comparison : { ...comparison, baseline: state.path, plans: [] });
  };

  return (
    <section class="panel setup" aria-labelledby="setup-title">
      <div class="setup-head">
        <h2 id="setup-title">What to compare</h2>
        <div class="buttons">
          <button
            type="button"
            disabled={past.length === 0}
            onClick={() => dispatch({ do: 'analyse', step: { do: 'undo' } })}
          >
            Undo
          </button>
          <button
            type="button"
            disabled={undone.length === 0}
            onClick={() => dispatch({ do: 'analyse', step: { do: 'redo' } })}
          >
            Redo
          </button>
          <button type="button" onClick={() => dispatch({ do: 'analyse', step: { do: 'reset' } })}>
            Reset
          </button>
        </div>
      </div>
      <div class="cards">
        <div class="card" role="group" aria-labelledby="baseline-title">
          <h3 id="baseline-title">Baseline</h3>
          <ScenarioChoice
            label="Scenario of the baseline"
            path={baseline}
            choices={choices}
            onChoose={chooseBaseline}
          />
          {ofBaseline !== undefined && <p class="soft">{ofBaseline.question}</p>}
        </div>
        {plans.map((plan, index) => (
          <PlanCard
            key={index}
            {...{ plan, index, choices: comparable, baseline }}
            isEdited={edited === index}
            onChange={(next, kind) => put(index, next, kind)}
            onEdit={() => setEdited(edited === index ? undefined : index)}
            onRemove={() => {
              setEdited(undefined);
              change({ plans: plans.filter((_, at) => at !== index) });
            }}
          />
        ))}
        {plans.length < mostPlans && (
          <div class="card add">
            <button type="button" onClick={() => add({ name: freeName('Plan', plans), path: baseline, moves: [] })}>
              Add a plan
            </button>
            {state.moves.length > 0 && (
              <button type="button" onClick={takeFromPlay}>
                Take what is moved in Play as a plan
              </button>
            )}
            <p class="soft">
              Up to {mostPlans} plans: a shipped scenario, a file of your own, or levers that you move here.
            </p>
          </div>
        )}
      </div>
      {edited !== undefined && plans[edited] !== undefined && (
        <PlanLevers
          key={edited}
          plan={plans[edited]}
          onChange={(next, kind) => put(edited, next, kind)}
          onDone={() => setEdited(undefined)}
        />
      )}
      <div class="setup-more">
        <TargetChoice />
        <OwnFiles choices={choices} />
      </div>
    </section>
  );
}

/** A name that no plan has yet: `Plan 2`. */
function freeName(stem: string, plans: readonly Plan[]): string {
  const isFree = (name: string): boolean => plans.every((plan) => plan.name !== name);
  if (stem !== 'Plan' && isFree(stem)) return stem;
  const first = stem === 'Plan' ? plans.length + 1 : 2;
  return [0, 1, 2, 3, 4].map((more) => `${stem} ${first + more}`).find(isFree)!;
}
