import { isSupervisedInCommunity, Stage } from '../state/cases.ts';
import { adjustAgencyOfficers } from './staff/joining.ts';
import { scheduleCompletion } from './cases/completed-orders.ts';
import { scheduleRelease } from './cases/custody.ts';
import { moveInAndOutOfSentenceManagement, recalculateHours } from './staff/officers.ts';
import { fillVacantPosts } from './staff/posts.ts';
import { changeScrutiny, currentScrutiny } from './work/scrutiny.ts';
import { scheduleEndOfContact } from './cases/end-of-contact.ts';
import { scheduleEndOfRestriction } from './cases/restricted-licence.ts';
import { abolishPostSentenceSupervision, shortenRecall } from './cases/supervision.ts';
import type { Parameters, SettingPath } from '../parameters/index.ts';
import type { Service } from '../service.ts';
import { none } from '../state/identity.ts';
import type { CaseId, OfficerId } from '../state/identity.ts';
import { recalculateCase, scheduleNoticing } from './work/hidden-risk.ts';

/**
 * The settings that change today take their new values, and what depends on them is brought up to date; the rest
 * follows at the next occasion. What does not depend on them goes on as if nothing had happened: in particular nobody's
 * chances begin anew.
 */
export function settingsChange(service: Service): void {
  const { today } = service;
  const changed = service.whole.settingsChangedOn(today);
  const changesAny = (...settings: SettingPath[]): boolean => settings.some((setting) => changed.includes(setting));
  const changesChapter = (...chapters: (keyof Parameters)[]): boolean =>
    changed.some((setting) => chapters.some((chapter) => setting.startsWith(`${chapter}.`)));
  const scrutiny = currentScrutiny(service);
  const { alert, scrutiny_fades } = service.p.risk;
  service.applySettingsOf(today);

  if (changesAny('demand.early_release_days', 'demand.early_release_share'))
    forEachCase(
      service,
      (case_, stage) => stage >= Stage.beforeRelease && stage !== Stage.recalled && scheduleRelease(service, case_),
    );
  if (changesAny('supervision.post_sentence_supervision') && !service.p.supervision.post_sentence_supervision)
    forEachCase(service, (case_, stage) => {
      if (stage === Stage.licence || stage === Stage.recalled || stage === Stage.postSentence)
        abolishPostSentenceSupervision(service, case_);
    });
  if (
    changesAny(
      'supervision.orders_completed_early',
      'supervision.orders_completed_after',
      'supervision.orders_completed_phase',
    )
  )
    forEachCase(service, (case_, stage) => stage === Stage.order && scheduleCompletion(service, case_));
  if (changesAny('supervision.restricted_licence_weight', 'supervision.restricted_licence_until'))
    forEachCase(service, (case_, stage) => {
      if (stage === Stage.licence || stage === Stage.recalled) scheduleEndOfRestriction(service, case_);
    });
  if (changesAny('supervision.recall_kinds') && service.p.supervision.recall_kinds_apply_to_those_recalled)
    forEachCase(service, (case_, stage) => stage === Stage.recalled && shortenRecall(service, case_));
  if (
    changesAny(
      'supervision.contact_ends_after',
      'supervision.licence_contact_ends_after',
      'supervision.contact_end_phase',
      'supervision.contact_end_take_up',
      'supervision.child_protection',
      'supervision.orders_with_rehabilitation_requirement',
    )
  )
    forEachCase(service, (case_, stage) => isSupervisedInCommunity(stage) && scheduleEndOfContact(service, case_));
  if (changesChapter('work', 'supervision', 'tasks')) forEachCase(service, (case_) => recalculateCase(service, case_));
  if (changesAny('risk.noticed', 'work.weight_scale', 'work.work_factor', 'work.points_an_hour'))
    forEachCase(service, (case_) => scheduleNoticing(service, case_));
  if (changesChapter('work', 'loops')) forEachOfficer(service, (officer) => recalculateHours(service, officer));
  if (service.p.risk.alert !== alert || service.p.risk.scrutiny_fades !== scrutiny_fades)
    changeScrutiny(service, scrutiny, alert);
  if (changesAny('staff.in_sentence_management')) moveInAndOutOfSentenceManagement(service);
  if (changesAny('staff.agency_officers')) adjustAgencyOfficers(service);
  if (
    service.hasStaffTurnover &&
    changesAny(
      'staff.posts_probation_services_officers',
      'staff.posts_senior_probation_officers',
      'staff.part_time',
      'staff.part_time_hours',
      'staff.full_time_hours',
    )
  ) {
    fillVacantPosts(service);
  }
}

function forEachCase({ cases }: Service, visit: (case_: CaseId, stage: number) => void): void {
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_))
    if (cases.stage[case_] !== none) visit(case_, cases.stage[case_]);
}

function forEachOfficer(service: Service, visit: (officer: OfficerId) => void): void {
  const { officers } = service;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 1 && officers.holdsCases[officer] === 1) visit(officer);
  }
}
