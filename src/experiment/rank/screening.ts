import type { ServiceInput } from '../../model/index.ts';
import type { Criterion } from '../breach/criterion.ts';
import { meetsAll } from '../breach/criterion.ts';
import type { Scopes, TaskRunner } from '../run.ts';
import type { InterimAnalysis, SeekRequirement } from '../seek/interim-analyses.ts';
import { analyseHits, fewestReplicationsToMeet, interimSampleSizes } from '../seek/interim-analyses.ts';
import { Trials } from '../trials.ts';

/** Which of several plans keep to thresholds at all, before they are ranked. */
export interface ScreeningRequest extends TaskRunner, Pick<SeekRequirement, 'probability' | 'confidence'> {
  readonly scenarios: readonly ServiceInput[];
  readonly criteria: readonly Criterion[];
  /** Replications of all plans together, at most. */
  readonly budget: number;
  readonly seed: number;
  readonly scopes: Scopes;
}

export interface ScreeningResult {
  readonly requirement: SeekRequirement;
  /** The last analysis of each plan, in the order given. */
  readonly analyses: readonly InterimAnalysis[];
  readonly used: number;
}

/** How far a plan is analysed, in times the replications that can show that it holds. */
const patience = 4;

/**
 * Analyses every plan until it is shown to keep to all thresholds or to fail, by the same exact test as a search and a
 * choice; what is not decided soon, or within the budget, stays undecided.
 */
export async function screenPlans(request: ScreeningRequest): Promise<ScreeningResult> {
  const { scenarios, criteria, probability, confidence } = request;
  const requirement = { probability, confidence, plans: scenarios.length };
  const trials = new Trials({
    ...request,
    reduction: { kept: { meetsAll: criteria }, reduce: (result) => meetsAll(result, criteria) },
  });
  let analyses: readonly InterimAnalysis[] = scenarios.map(() => analyseHits(0, 0, requirement));
  for (const size of interimSampleSizes(requirement)) {
    const open = scenarios.filter((_, plan) => analyses[plan].standing === 'undecided');
    const wanted = open.map((scenario) => [scenario, size] as const);
    if (size > patience * fewestReplicationsToMeet(requirement) || trials.missing(wanted) > trials.remaining) break;
    await trials.runAll(wanted);
    analyses = scenarios.map((scenario, plan) =>
      open.includes(scenario)
        ? analyseHits(trials.outcomesOf(scenario).filter((held) => held).length, size, requirement)
        : analyses[plan],
    );
  }
  return { requirement, analyses, used: trials.used };
}
