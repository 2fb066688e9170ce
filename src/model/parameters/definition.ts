/**
 * What a parameter of the model is: its kind, its unit, its limits and its meaning. Values and their sources are data
 * and stand in the scenario files; here stands what a value may be.
 */

/** How sure a value is, surest first. */
export const qualities = ['published', 'secondary', 'derived', 'calibrated', 'inferred', 'assumed'] as const;
export type Quality = (typeof qualities)[number];

/** What a setting is where a baseline says nothing of it: a value with its evidence, as a file would give it. */
export interface SettingDefault<Value = ParameterValue> {
  readonly value: Value;
  /** Ids of sources; needed unless the quality is calibrated, inferred or assumed. */
  readonly source?: string | readonly string[];
  readonly quality: Quality;
  /** As in a file: the range of one number, or of a factor on several. */
  readonly plausible?: readonly [low: number, high: number];
  readonly note?: string;
  /** It does nothing, as that of a lever of plans: nobody needs to be told that a baseline leaves it out. */
  readonly doesNothing?: true;
}

interface Described {
  /** One sentence that says what the parameter is, ending with a full stop. */
  readonly about: string;
  /** It describes the first day, so that a change at a later date would have no effect. */
  readonly firstDayOnly?: true;
  /** Every setting added after version 1 has one, so that a baseline that lacks the setting stays valid. */
  readonly default?: SettingDefault;
  /** The setting of the same chapter in whose place it stands, for files written before. */
  readonly replaces?: ReplacedSetting;
}

/** A setting that there is no more. */
export interface ReplacedSetting {
  readonly name: string;
  /** A sentence that says what to write instead. */
  readonly instead: string;
}

/**
 * What a count of the whole service is shared out by, so that a part of the service has its share of it: its caseload,
 * or its staff.
 */
export type SharedBy = 'cases' | 'staff';

/** One number with a unit, between two limits (both inclusive). */
export interface NumberParameter extends Described {
  readonly kind: 'number';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** Only whole numbers are allowed. */
  readonly whole?: true;
  readonly sharedBy?: SharedBy;
}

/** Named shares that add up to 1, in a fixed order of names. */
export interface SharesParameter<Name extends string = string> extends Described {
  readonly kind: 'shares';
  readonly unit: 'share';
  readonly names: readonly Name[];
}

/** Several numbers of one unit by name; without `names` the names are the user's own (regions). */
export interface NumbersParameter<Name extends string = string> extends Described {
  readonly kind: 'numbers';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly Name[];
  /** Of numbers by region: the number of a region that is not named. */
  readonly unnamed?: number;
  readonly sharedBy?: SharedBy;
}

/** On or off. */
export interface SwitchParameter extends Described {
  readonly kind: 'switch';
}

/** One of a few words. */
export interface ChoiceParameter<Option extends string = string> extends Described {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

export type ParameterDefinition =
  NumberParameter | SharesParameter | NumbersParameter | SwitchParameter | ChoiceParameter;

/** The parameters of one chapter of a scenario, by name. */
export type Chapter = Readonly<Record<string, ParameterDefinition>>;

export type ValueOf<D extends ParameterDefinition> = D extends NumberParameter
  ? number
  : D extends SharesParameter<infer Name>
    ? Readonly<Record<Name, number>>
    : D extends NumbersParameter<infer Name>
      ? Readonly<Record<Name, number>>
      : D extends SwitchParameter
        ? boolean
        : D extends ChoiceParameter<infer Option>
          ? Option
          : never;

/** A value that any parameter may have, where the parameter is known only by its path. */
export type ParameterValue = number | boolean | string | Readonly<Record<string, number>>;

export const quantity = (
  unit: string,
  rest: { least: number; most: number; about: string; whole?: true; sharedBy?: SharedBy },
): NumberParameter => ({ kind: 'number', unit, ...rest });

export const shares = <const Name extends string>(names: readonly Name[], about: string): SharesParameter<Name> => ({
  kind: 'shares',
  unit: 'share',
  names,
  about,
});

export const numbers = <const Name extends string = string>(
  unit: string,
  rest: Omit<NumbersParameter<Name>, 'kind' | 'unit'>,
): NumbersParameter<Name> => ({ kind: 'numbers', unit, ...rest });

export const toggle = (about: string): SwitchParameter => ({ kind: 'switch', about });

export const choice = <const Option extends string>(
  options: readonly Option[],
  about: string,
): ChoiceParameter<Option> => ({ kind: 'choice', options, about });

/** A setting that describes the first day: no later change of it makes sense. */
export const ofFirstDay = <const D extends ParameterDefinition>(
  definition: D,
): D & { readonly firstDayOnly: true } => ({ ...definition, firstDayOnly: true });

/** A setting that a baseline may leave out. Not for numbers by the user's own names, which the model cannot know. */
export const withDefault = <const D extends ParameterDefinition>(
  definition: D,
  settingDefault: SettingDefault<ValueOf<D>>,
): D & { readonly default: SettingDefault<ValueOf<D>> } => ({ ...definition, default: settingDefault });

/** A setting that stands in the place of one with another name or meaning; a file that still gives that one is told. */
export const inPlaceOf = <const D extends ParameterDefinition>(
  replaces: ReplacedSetting,
  definition: D,
): D & { readonly replaces: ReplacedSetting } => ({ ...definition, replaces });
