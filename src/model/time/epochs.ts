import { Derived } from '../derived.ts';
import type { DatedChange } from '../input.ts';
import type { Parameters, SettingPath } from '../parameters/index.ts';
import { onceShortAreSuspended } from '../rules/demand/short-sentences.ts';
import type { DemandGrowth } from '../rules/demand/growth.ts';
import { contactSchemesFrom, sharesOnLicence } from '../rules/supervision/end-of-contact.ts';
import { restrictedReleasesFrom } from '../rules/supervision/restricted-licence.ts';
import type { ContactScheme } from '../rules/supervision/end-of-contact.ts';

/** The settings in force from a day on, and what follows from them. */
export interface Epoch {
  readonly from: number;
  /** As they act: sentences as they come out once short ones are suspended. */
  readonly p: Parameters;
  readonly derived: Derived;
  /** When contact ends on orders, and on licence, by recorded risk. */
  readonly contactSchemes: readonly ContactScheme[];
  readonly licenceContactSchemes: readonly ContactScheme[];
  /** The day from which people are released on a licence with a restricted stage; infinite where there is none. */
  readonly restrictedFrom: number;
  /** The day from which the share of orders completed early, and when they are, have held; long ago where always. */
  readonly ordersCompletedFrom: number;
  /** The settings that come into force with another value than before. */
  readonly changed: readonly SettingPath[];
}

/** A change of settings, by day of the run. */
export interface ScheduledChange extends DatedChange {
  readonly day: number;
}

/**
 * The settings of a run: those of the first day, from day 0, and those of each day on which some change. A change that
 * sets what is in force already is none.
 */
export function epochsOf(start: Parameters, changes: readonly ScheduledChange[]): Epoch[] {
  // Copies all of one make, so that the JavaScript engine finds each setting at the same offset in every epoch.
  const first = copyOf(start);
  const epochs = [epochFrom(0, first, first, [])];
  let inForce = first;
  for (const day of new Set(changes.map((change) => change.day))) {
    const p = copyOf(inForce);
    const chapters = p as unknown as Record<string, Record<string, unknown>>;
    for (const change of changes) if (change.day === day) chapters[change.chapter][change.name] = change.value;
    const changed = settingsThatDiffer(inForce, p) as SettingPath[];
    if (changed.length === 0) continue;
    epochs.push(epochFrom(day, p, first, changed, epochs[epochs.length - 1]));
    inForce = p;
  }
  return epochs;
}

const epochFrom = (
  from: number,
  inForce: Parameters,
  ofFirstDay: Parameters,
  changed: readonly SettingPath[],
  before?: Epoch,
): Epoch => {
  const p = copyOf(onceShortAreSuspended(inForce));
  const { contact_ends_after, licence_contact_ends_after } = p.supervision;
  const onLicence = sharesOnLicence(contact_ends_after, licence_contact_ends_after);
  return {
    from,
    p,
    derived: new Derived(p, ofFirstDay),
    contactSchemes: contactSchemesFrom(from, contact_ends_after, before?.contactSchemes),
    licenceContactSchemes: contactSchemesFrom(from, onLicence, before?.licenceContactSchemes),
    restrictedFrom: restrictedReleasesFrom(from, p.supervision.restricted_licence_weight, before?.restrictedFrom),
    ordersCompletedFrom: ordersCompletedFrom(from, p, before),
    changed,
  };
};

function ordersCompletedFrom(from: number, { supervision }: Parameters, before?: Epoch): number {
  if (before === undefined) return -Infinity;
  const { orders_completed_early, orders_completed_after } = before.p.supervision;
  const isSameAsBefore =
    supervision.orders_completed_early === orders_completed_early &&
    supervision.orders_completed_after === orders_completed_after;
  return isSameAsBefore ? before.ordersCompletedFrom : from;
}

/** The paths of the settings whose values differ. The order in which the parts of a value stand is no difference. */
export function settingsThatDiffer(one: Parameters, other: Parameters): string[] {
  return Object.entries(one).flatMap(([chapter, values]) => {
    const others = other[chapter as keyof Parameters] as Record<string, unknown>;
    return Object.entries(values as Record<string, unknown>)
      .filter(([name, value]) => !isSame(value, others[name]))
      .map(([name]) => `${chapter}.${name}`);
  });
}

/** What a value of each epoch comes to as steps in time: only those at which it changes. */
export function stepsOf<Value>(
  epochs: readonly Epoch[],
  of: (epoch: Epoch) => Value,
): { from: number; value: Value }[] {
  const steps = epochs.map((epoch) => ({ from: epoch.from, value: of(epoch) }));
  return steps.filter(({ value }, index) => index === 0 || value !== steps[index - 1].value);
}

/** The growths of demand of a run: that of the first day begins with the first day after the run-in. */
export const demandGrowths = (epochs: readonly Epoch[], firstDay: number): DemandGrowth[] =>
  stepsOf(epochs, ({ p }) => p.demand.growth).map(({ from, value }) => ({
    from: Math.max(from, firstDay),
    growth: value,
  }));

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [ofOne, ofOther] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(ofOne);
  return names.length === Object.keys(ofOther).length && names.every((name) => ofOne[name] === ofOther[name]);
}

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
