/**
 * Words that planners use, and the names that this program has for what they mean: settings, metrics, levers, keys of a
 * file, options and commands, the likeliest first. One name per meaning is kept elsewhere; these only help to find it.
 * Words without a plural, in lower case. The glossary explains the terms.
 */
export const synonyms: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (
    [
      // people
      [
        'headcount, workforce, staffing',
        'staff.probation_officers, staff.required_probation_officers, staff.headcount.PO',
      ],
      ['fte, in post', 'staff.probation_officers, staff.inPost.PO'],
      ['officer, po', 'staff.probation_officers, staff.required_probation_officers, staff.inPost.PO'],
      ['pso, services officer', 'staff.posts_probation_services_officers, staff.inPost.PSO'],
      ['spo, senior, manager', 'staff.posts_senior_probation_officers, staff.inPost.SPO'],
      ['post, establishment, target staffing', 'staff.required_probation_officers, staff.required.PO'],
      ['vacancy', 'staff.required_probation_officers, organisation.vacancies, staff.vacancies.PO'],
      [
        'recruit, recruitment, hire, hiring, joiner',
        'staff.recruits_probation_officers, training.places, pay.recruitment, joiners.PO, places',
      ],
      ['trainee, pqip, intake, training place, apprentice', 'training.places, places, staff.inPost.PQiP'],
      [
        'leaver, attrition, turnover, resignation, wastage, quit',
        'staff.leaving, loops.attrition, retention, leavers.PO',
      ],
      ['retention', 'staff.leaving, pay.retention_payment, retention.PO.48months'],
      ['dropout, drop out', 'training.drop_out, trainees.droppedOut'],
      ['promotion', 'staff.posts_senior_probation_officers, loops.promotion_drain, promoted.PO'],
      ['sick, sickness, illness, absence', 'absence.short_spells, absence.long_spells, sickness.daysPerStaffYear'],
      ['agency, temp, locum, contractor', 'staff.agency_officers, pay.agency_charge'],
      // pay and cost
      ['bonus, retention bonus, golden handcuff, market supplement', 'pay.retention_payment'],
      ['salary, wage', 'pay.of_grade'],
      ['cost, budget, spend', 'staff.cost, pay.of_grade'],
      ['overtime', 'pay.overtime, work.overtime_most, loops.overtime, overtime.hoursAWeek'],
      // cases and work
      [
        'demand, sentence, start, inflow, new case',
        'demand.community_orders, demand.suspended_sentence_orders, demand.custodial_sentences',
      ],
      [
        'caseload, case',
        'demand.community_orders, demand.suspended_sentence_orders, demand.custodial_sentences, caseload.all',
      ],
      ['order', 'demand.community_orders, demand.suspended_sentence_orders'],
      [
        'suspended, suspended sentence, presumption to suspend, short sentence, short custodial sentence, diverted, diversion',
        'demand.short_sentences_suspended, demand.suspended_sentence_orders, demand.short_sentences',
      ],
      ['custody, prison, release', 'demand.custodial_sentences, releases, caseload.custody'],
      ['sds40, ecsl, early release', 'demand.early_release_days, demand.early_release_share'],
      ['reset, probation reset', 'supervision.contact_ends_after'],
      ['recall', 'supervision.recall_rate, recalls'],
      ['report, court report, psr', 'tasks.reports, work.reports'],
      ['workload, wmt', 'work.work_factor, capacity.mean.all'],
      ['capacity, ceiling, utilisation', 'allocation.most_ceiling, ceiling, capacity.mean.all'],
      ['backlog, queue, waiting list, unallocated', 'unallocated.all'],
      ['overdue, missed', 'reviews.missedShare'],
      ['sfo', 'risk.serious_further_offences, seriousFurtherOffences'],
      // keys of a file
      ['end, stop, ends, to date', 'until, years'],
      ['start, begin, starting', 'from'],
      ['ramp, phase, during, gradually', 'over'],
      ['multiply, factor, scale, percent, ratio', 'times'],
      ['increase, plus, more, extra', 'add'],
      ['area, region', 'regions'],
      ['reason, why', 'because'],
      ['parent, base', 'extends'],
      // options and commands
      ['run, rep, iteration, simulation', 'replications'],
      ['horizon, duration, length, period', 'years'],
      ['output, folder, dir', 'out'],
      ['thread, core, job, cpu, parallel', 'workers'],
      ['accuracy, margin', 'precision'],
      ['pdu, detail', 'scope'],
      ['silent', 'quiet'],
      ['simulate, go', 'run'],
      ['diff, versus, contrast', 'compare'],
      ['optimise, optimize, find, goal', 'seek'],
      ['validate, lint, verify file', 'check'],
      ['cause, because, decompose', 'explain'],
      ['best', 'rank'],
    ] as const
  ).flatMap(([words, names]) => words.split(', ').map((word) => [word, names.split(', ')] as const)),
);
