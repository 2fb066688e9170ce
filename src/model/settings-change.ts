import { none, Stage } from './cases.ts';
import { agencyOfficersAreHired } from './processes/joining.ts';
import { caseIsWeighed } from './processes/caseload.ts';
import { releaseIsArranged } from './processes/custody.ts';
import { hoursAreReckoned } from './processes/officers.ts';
import { postsAreFilled } from './processes/posts.ts';
import { noticingIsArranged } from './processes/chance-to-notice.ts';
import { endOfContactIsArranged } from './processes/supervision.ts';
import type { Service } from './service.ts';

/**
 * The settings that change today take their new values, and what hangs on them is brought up to date; the rest follows
 * at the next occasion.
 */
export function settingsChange(service: Service): void {
  const { changes, today } = service;
  const changed = changes.filter(({ day }) => day === today).map(({ chapter, name }) => `${chapter}.${name}`);
  service.settingsOf(today);
  const touches = (...settings: string[]): boolean => settings.some((setting) => changed.includes(setting));

  if (touches('demand.early_release_days', 'demand.early_release_share'))
    forEachCase(
      service,
      (case_, stage) => stage >= Stage.beforeRelease && stage !== Stage.recalled && releaseIsArranged(service, case_),
    );
  if (touches('supervision.contact_ends_after'))
    forEachCase(service, (case_, stage) => stage <= Stage.licence && endOfContactIsArranged(service, case_));
  if (changed.some((setting) => /^(work|supervision)\./.test(setting)))
    forEachCase(service, (case_) => caseIsWeighed(service, case_));
  if (changed.some((setting) => /^(risk\.noticed|work\..*)$/.test(setting)))
    forEachCase(service, (case_) => noticingIsArranged(service, case_));
  if (changed.some((setting) => /^(work|loops)\./.test(setting)))
    forEachOfficer(service, (officer) => hoursAreReckoned(service, officer));
  if (touches('staff.agency_officers')) agencyOfficersAreHired(service);
  if (
    service.staffMove &&
    touches('staff.posts_probation_services_officers', 'staff.posts_senior_probation_officers')
  ) {
    postsAreFilled(service);
  }
}

function forEachCase({ cases }: Service, does: (case_: number, stage: number) => void): void {
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_))
    if (cases.stage[case_] !== none) does(case_, cases.stage[case_]);
}

function forEachOfficer(service: Service, does: (officer: number) => void): void {
  const { officers } = service;
  for (let officer = 0; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 1 && officers.holdsCases[officer] === 1) does(officer);
  }
}
