import { isSupervisedInCommunity, Stage } from '../state/cases.ts';
import { adjustAgencyOfficers } from './staff/joining.ts';
import { scheduleRelease } from './cases/custody.ts';
import { recalculateHours } from './staff/officers.ts';
import { fillVacantPosts } from './staff/posts.ts';
import { scheduleEndOfContact } from './cases/supervision.ts';
import type { Parameters, SettingPath } from '../parameters/index.ts';
import type { Service } from '../service.ts';
import { none } from '../state/identity.ts';
import type { CaseId, OfficerId } from '../state/identity.ts';
import { recalculateCase, scheduleNoticing } from './work/hidden-risk.ts';

/**
 * The settings that change today take their new values, and what depends on them is brought up to date; the rest follows
 * at the next occasion.
 */
export function settingsChange(service: Service): void {
  const { changes, today } = service;
  const changesToday = changes.filter(({ day }) => day === today);
  const changesAny = (...settings: SettingPath[]): boolean =>
    changesToday.some(({ chapter, name }) => settings.includes(`${chapter}.${name}` as SettingPath));
  const changesChapter = (...chapters: (keyof Parameters)[]): boolean =>
    changesToday.some(({ chapter }) => chapters.includes(chapter as keyof Parameters));
  service.applySettingsOf(today);

  if (changesAny('demand.early_release_days', 'demand.early_release_share'))
    forEachCase(
      service,
      (case_, stage) => stage >= Stage.beforeRelease && stage !== Stage.recalled && scheduleRelease(service, case_),
    );
  if (changesAny('supervision.contact_ends_after'))
    forEachCase(service, (case_, stage) => isSupervisedInCommunity(stage) && scheduleEndOfContact(service, case_));
  if (changesChapter('work', 'supervision', 'tasks')) forEachCase(service, (case_) => recalculateCase(service, case_));
  if (changesAny('risk.noticed') || changesChapter('work'))
    forEachCase(service, (case_) => scheduleNoticing(service, case_));
  if (changesChapter('work', 'loops')) forEachOfficer(service, (officer) => recalculateHours(service, officer));
  if (changesAny('staff.agency_officers')) adjustAgencyOfficers(service);
  if (
    service.hasStaffTurnover &&
    changesAny('staff.posts_probation_services_officers', 'staff.posts_senior_probation_officers')
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
