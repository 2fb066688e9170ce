import { describe, expect, test } from 'vitest';
import { parameterDefinitions } from '../../src/model/index.ts';
import type { ParameterDefinition, ParameterValue, ReplicationResult } from '../../src/model/index.ts';
import { contactEndsAfter, baseline, demandTimes, run, together, withSettings, world } from '../model/worlds.ts';
import type { Settings, World } from '../model/worlds.ts';

/** A third of a delivery unit, for nine months: small, so that every parameter can have runs of its own. */
const tiny: World = { years: 0.75, settings: { organisation: { share_of_service: 1 / 324 }, start: { run_in: 2 } } };
const twoUnits: World = { units: 2, settings: { organisation: { share_of_service: 1 / 162 } } };
const twoRegions: World = {
  units: 2,
  settings: { organisation: { share_of_service: 1 / 162, delivery_units: { A: 1, B: 1 } } },
};
const unequalRegions: World = {
  units: 2,
  settings: { organisation: { share_of_service: 1 / 108, delivery_units: { A: 1, B: 1 }, vacancies: { A: 2500 } } },
};
const moves: Settings = { staff: { moves_between_units: 0.5 } };
const longQueues: World = { settings: demandTimes(2) };
const manyHighRisk: World = {
  settings: together(longQueues.settings!, {
    risk: { rosh_mix: { low: 0.2, medium: 0.4, high: 0.39, very_high: 0.01 } },
  }),
};
const oftenMisread: World = { settings: together(longQueues.settings!, { risk: { misread: 0.3 } }) };
const reset: World = { settings: { supervision: { contact_ends_after: contactEndsAfter(0.6) } } };
const resetInSeptember: World = {
  changes: [{ date: '2021-09-01', chapter: 'supervision', name: 'contact_ends_after', value: contactEndsAfter(0.6) }],
};
const shortSuspended: World = { settings: { demand: { short_sentences_suspended: 0.5 } } };
const ordersCompleted: World = {
  settings: { supervision: { orders_completed_after: 0.5 } },
  changes: [{ date: '2021-09-01', chapter: 'supervision', name: 'orders_completed_early', value: 0.3 }],
};
const recallsChange: World = {
  changes: [
    {
      date: '2021-09-01',
      chapter: 'supervision',
      name: 'recall_kinds',
      value: { standard: 0.2, fixed_14: 0, fixed_28: 0, fixed_56: 0.8 },
    },
  ],
};
const recallsChangeForAll: World = {
  ...recallsChange,
  settings: { supervision: { recall_kinds_apply_to_those_recalled: true } },
};
const manyPromotions: World = {
  settings: { staff: { posts_senior_probation_officers: 5000, promotion_takes: 2, newly_qualified_at_start: 0.5 } },
};
const manyLeave: Settings = {
  staff: {
    leaving: { probation_officers: 2, probation_services_officers: 2, senior_probation_officers: 2 },
    newly_qualified_at_start: 0.5,
  },
};
const manyNew: World = { settings: { staff: { newly_qualified_at_start: 0.5 } } };
const manyJoin: World = { settings: { staff: { recruits_probation_officers: 20_000 } } };
const paidToStay = { probation_officers: 5000, probation_services_officers: 0, senior_probation_officers: 0 };
/** All trainees of a year start in September, after the day of the change, and qualify before the end. */
const oneIntake: World = { years: 2.5, settings: { training: { places: 1500, september_share: 1 } } };
/** So strained, and so quick to go, that what strains people shows. */
const strained: Settings = together(manyLeave, { loops: { attrition: 3 } });
const manyDropOut: Settings = { training: { drop_out: 0.2 }, loops: { attrition: 5 } };
const fewMentors: Settings = {
  staff: { probation_officers: 1500 },
  training: { mentoring_first_weeks: 1, mentoring_later: 1 },
};
const agencyShrinks: World = {
  settings: { staff: { agency_officers: 3000 } },
  changes: [{ date: '2021-10-01', chapter: 'staff', name: 'agency_officers', value: 0 }],
};
const agencyGrows: World = {
  changes: [{ date: '2021-10-01', chapter: 'staff', name: 'agency_officers', value: 3000 }],
};
const shortRoute: World = { settings: { training: { short_route: 1 } } };

const everyReport = (number: number) => ({
  oral_report: number,
  fast_report: number,
  standard_report: number,
  parole_report: number,
  arms_assessment: number,
});
/** Officers write reports and act on what breaks an order or a licence. */
const withTasks: World = {
  settings: {
    tasks: {
      ...baseline.parameters.tasks,
      reports: everyReport(20_000),
      effort: { ...baseline.parameters.tasks.effort, recall_papers: 30, licence_warning: 20, breach_pack: 20 },
      licence_warnings: 1,
    },
  },
};

/** What must be so before a parameter can act; parameters that are not named act in the tiny world as it is. */
const contexts: Readonly<Record<string, World>> = {
  'tasks.effort': withTasks,
  'tasks.due': withTasks,
  'tasks.licence_warnings': withTasks,
  'training.bar_on_mappa': manyNew,
  'training.short_route': { settings: { organisation: { share_of_service: 1 / 54 } } },
  'organisation.delivery_units': twoUnits,
  'organisation.caseload_weight': twoRegions,
  'organisation.vacancies': twoRegions,
  'organisation.unit_size_spread': twoUnits,
  'organisation.unit_staffing_spread': { units: 4, settings: { organisation: { share_of_service: 1 / 27 } } },
  'demand.short_sentences': shortSuspended,
  'supervision.short_sentence_custody_length': shortSuspended,
  'supervision.short_sentence_licence_length': shortSuspended,
  'demand.early_release_days': { settings: { demand: { early_release_share: 0.5 } } },
  'demand.early_release_share': { settings: { demand: { early_release_days: 70 } } },
  'supervision.restricted_licence_until': { settings: { supervision: { restricted_licence_weight: 1.5 } } },
  'supervision.orders_completed_early': { settings: { supervision: { orders_completed_after: 0.5 } } },
  'supervision.orders_completed_after': { settings: { supervision: { orders_completed_early: 0.3 } } },
  'supervision.orders_completed_phase': ordersCompleted,
  'supervision.post_sentence_supervision': { settings: { supervision: { post_sentence_share: 0.5 } } },
  'supervision.post_sentence_length': { settings: { supervision: { post_sentence_share: 0.5 } } },
  'supervision.recall_kinds_apply_to_those_recalled': recallsChange,
  'supervision.recall_release_phase': recallsChangeForAll,
  'supervision.contact_end_phase': resetInSeptember,
  'supervision.work_after_contact': reset,
  'supervision.contact_end_take_up': reset,
  'supervision.child_protection': reset,
  'supervision.orders_with_rehabilitation_requirement': reset,
  'allocation.most_ceiling': longQueues,
  'allocation.ceiling_half': longQueues,
  'allocation.trainee_ceiling': longQueues,
  'organisation.months_between_plans': { ...unequalRegions, settings: together(unequalRegions.settings!, moves) },
  'staff.placement': unequalRegions,
  'staff.moves_between_units': twoUnits,
  'staff.relief': unequalRegions,
  'staff.tie_in_covers': { settings: together(manyLeave, { staff: { tie_in: 2 } }) },
  'allocation.may_break_policy': manyHighRisk,
  'allocation.break_policy_after': manyHighRisk,
  'staff.tie_in': { settings: manyLeave },
  'staff.tie_in_holds': { settings: together(manyLeave, { staff: { tie_in: 2 } }) },
  'staff.time_to_fill': { settings: manyLeave },
  'staff.time_to_fill_spread': { settings: manyLeave },
  'staff.promotion_takes': manyPromotions,
  'staff.promote_newly_qualified': manyPromotions,
  'staff.pay_elasticity': { settings: together(manyLeave, { pay: { outside: 3 } }) },
  'pay.outside': { settings: together(manyLeave, { staff: { pay_elasticity: 5 } }) },
  'staff.agency_from_staff': agencyGrows,
  'staff.agency_to_staff': agencyShrinks,
  'training.mentoring_most': { settings: fewMentors },
  'training.mentoring_delays': { settings: together(fewMentors, { training: { mentoring_most: 0.05 } }) },
  'strain.reference_of_trainees': { settings: manyDropOut },
  'strain.attrition_of_trainees': { settings: manyDropOut },
  'strain.content': { settings: together(strained, { strain: { usual_high_risk: 0 } }) },
  'strain.usual_high_risk': { settings: together(strained, { strain: { content: 3 } }) },
  'training.short_route_takes': shortRoute,
  'training.long_route_takes': { settings: { training: { short_route: 0 } } },
  'absence.parental_leave_lasts': { settings: { absence: { parental_leave: 0.8 } } },
  'pay.agency_charge': { settings: { staff: { agency_officers: 1500 } } },
  'pay.retention_payment_by_service': { settings: { pay: { retention_payment: paidToStay } } },
  'pay.recruitment': manyJoin,
  'loops.promotion_drain': manyPromotions,
  'loops.risk_follows_resource': oftenMisread,
  'loops.scrutiny': { settings: together(oftenMisread.settings!, { risk: { misread: 0.3, alert: 4 } }) },
  'risk.scrutiny_fades': { settings: { risk: { serious_further_offences: 0.05 } } },
  'loops.training_drag': longQueues,
  'loops.downward_pressure': longQueues,
};

/** The same, where a parameter that changes within the run needs more than one that holds from the start. */
const contextsOfChanges: Readonly<Record<string, World>> = {
  'staff.in_sentence_management': manyJoin,
  'staff.part_time': manyJoin,
  'staff.part_time_hours': manyJoin,
  'staff.promotion_takes': { settings: together(manyLeave, manyPromotions.settings!) },
  'training.short_route': oneIntake,
  'training.short_route_takes': { ...oneIntake, settings: together(oneIntake.settings!, shortRoute.settings!) },
  'training.long_route_takes': oneIntake,
  'training.qualifying_spread': oneIntake,
  'allocation.officer_spread': manyJoin,
};

/** Another value for the parameters that a general rule does not move far enough, or not where they act. */
const otherValues: Readonly<Record<string, ParameterValue>> = {
  'organisation.delivery_units': { A: 1 },
  'organisation.caseload_weight': { A: 2 },
  'organisation.vacancies': { A: 900 },
  'absence.sickness_weight': { A: 3 },
  'absence.share_mental_health': 0.3,
  'absence.parental_leave': 0.5,
  'absence.parental_leave_lasts': 3,
  // Two points for each factor: a letter changes only for three factors or more with MAPPA level 1.
  'risk.complexity_mix': { none: 0, one: 0, two: 0, three: 0, four: 1 },
  'risk.serious_further_offences': 0.05,
  'staff.tie_in_holds': 0,
  'staff.recruits_probation_officers': 5000,
  'training.september_share': 1,
  'training.short_route': 1,
  'tasks.reports': everyReport(20_000),
  'tasks.licence_warnings': 3,
  'staff.agency_from_staff': 0.9,
  'pay.retention_payment': paidToStay,
  'pay.retention_payment_by_service': { under_2_years: 1, from_2_to_4: 1, from_4_to_10: 1, from_10_years: 0 },
  'training.mentoring_delays': 0.4,
  'training.short_route_takes': 10,
  'training.drop_out': 0.1,
  'loops.downward_pressure': 0.5,
  'demand.growth': 0.1,
  'demand.early_release_days': 70,
  'demand.early_release_share': 0.5,
  'supervision.contact_ends_after': contactEndsAfter(0.6),
  'supervision.licence_contact_ends_after': contactEndsAfter(0.5),
  'supervision.recall_kinds': { standard: 0.5, fixed_14: 0.2, fixed_28: 0.2, fixed_56: 0.1 },
  'supervision.recall_release_phase': 60,
  'supervision.orders_completed_after': 0.6,
  'supervision.orders_completed_phase': 60,
  'supervision.contact_end_phase': 90,
  'supervision.contact_end_take_up': 0.6,
  'supervision.child_protection': 0.2,
  'supervision.orders_with_rehabilitation_requirement': 0.6,
  'supervision.work_after_contact': 0.3,
  'staff.tie_in': 3,
  'staff.relief': 0.3,
  'staff.moves_to_other_roles': 0.5,
  'staff.posts_senior_probation_officers': 3000,
  'loops.promotion_drain': 0,
  'start.largest_caseload': 127,
};

const others = Object.entries(parameterDefinitions).flatMap(([chapter, definitions]) =>
  Object.entries(definitions as Readonly<Record<string, ParameterDefinition>>).map(([name, definition]) => ({
    key: `${chapter}.${name}`,
    chapter,
    name,
    definition,
  })),
);

/** Another value within the limits of a parameter. */
function otherValue(key: string, definition: ParameterDefinition, value: ParameterValue): ParameterValue {
  if (key in otherValues) return otherValues[key];
  const more = (number: number, { least, most }: { least: number; most: number }) => {
    const other =
      number < most
        ? Math.min(most, Math.max(1.5 * number, number + (number === 0 ? 0.5 : 0)))
        : Math.max(least, number / 2);
    return Number.isInteger(number) ? Math.round(other) : other;
  };
  switch (definition.kind) {
    case 'number':
      return more(value as number, definition);
    case 'switch':
      return !(value as boolean);
    case 'choice':
      return definition.options.find((option) => option !== value)!;
    case 'numbers':
      return Object.fromEntries(
        Object.entries(value as Record<string, number>).map(([each, number]) => [each, more(number, definition)]),
      );
    case 'shares': {
      // The first name gives half of its share to the second.
      const [first, second] = definition.names;
      const shares = value as Record<string, number>;
      return { ...shares, [first]: shares[first] / 2, [second]: shares[second] + shares[first] / 2 };
    }
  }
}

const runs = new Map<World | undefined, ReplicationResult>();

/** The run of a context as it stands, once for all parameters that share it. */
function runOf(context: World | undefined): ReplicationResult {
  let result = runs.get(context);
  if (result === undefined) runs.set(context, (result = run(inContext(context))));
  return result;
}

const inContext = (context: World | undefined) =>
  world({ ...tiny, ...context, settings: together(tiny.settings!, context?.settings ?? {}) });

describe('every parameter of a scenario matters', () => {
  test('a context is given only for parameters that there are', () => {
    expect(
      [...Object.keys(contexts), ...Object.keys(otherValues)].filter(
        (key) => !others.some((other) => other.key === key),
      ),
    ).toEqual([]);
  });

  test.each(others)('$key: another value gives another result', ({ key, chapter, name, definition }) => {
    const context = contexts[key];
    const input = inContext(context);
    const value = (input.parameters as unknown as Record<string, Record<string, ParameterValue>>)[chapter][name];
    const other = otherValue(key, definition, value);
    expect(other).not.toEqual(value);
    const changed = run({
      ...input,
      parameters: withSettings(input.parameters, { [chapter]: { [name]: other } }),
    });
    expect(isSame(changed, runOf(context))).toBe(false);
  });

  test.each(others.filter(({ definition }) => definition.firstDayOnly !== true))(
    '$key: another value from a day on gives another result from then on',
    ({ key, chapter, name, definition }) => {
      const context = contextsOfChanges[key] ?? contexts[key];
      const input = inContext(context);
      const value = otherValue(
        key,
        definition,
        (input.parameters as unknown as Record<string, Record<string, ParameterValue>>)[chapter][name],
      );
      const changed = run({ ...input, changes: [{ date: '2021-08-05', chapter, name, value }, ...input.changes] });
      expect(isSame(changed, runOf(context))).toBe(false);
      const figuresOfJuly = (result: ReplicationResult) => [
        ...result.values.subarray(0, result.values.length / result.dates.length),
      ];
      expect(figuresOfJuly(changed)).toEqual(figuresOfJuly(runOf(context)));
    },
  );

  test('and a run with nothing changed gives the same result', () => {
    expect(isSame(run(inContext(undefined)), runOf(undefined))).toBe(true);
    expect(baseline.parameters).toBeDefined();
  });
});

/** Bit for bit, a figure without meaning being equal to another. */
function isSame(a: ReplicationResult, b: ReplicationResult): boolean {
  return a.values.length === b.values.length && a.values.every((value, place) => Object.is(value, b.values[place]));
}
