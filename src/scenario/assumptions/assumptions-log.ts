import type { Composition, ValueInForce } from '../composition/compose.ts';
import { definitionOf, settingsOf } from '../settings/setting-path.ts';
import { unitOf } from '../settings/entry.ts';
import { impactOf } from './impact.ts';
import type { ImpactList } from './impact.ts';
import { ragOfImpact, ragOfQuality, ratingOf } from './rating.ts';
import type { Assumption, Definitions, Impact, LoggedChange } from '../scenario.ts';

/**
 * The assumptions log: a row for every setting at the start, followed by its dated changes in force.
 *
 * When a setting is simulated at another level its dated changes move with it, so that those of the same file share its
 * impact. A value that another file brings in has it only where the range that is plausible is the same.
 */
export function assumptionsOf(
  { atStart, dated }: Composition,
  definitions: Definitions,
  impacts: ImpactList,
): Assumption[] {
  return settingsOf(definitions).flatMap((setting) => {
    const first = atStart.get(setting)!;
    const impactInForce = ({ entry }: ValueInForce): Impact | undefined => {
      const { value, plausible } = entry.partOf ?? entry;
      return impactOf(value, plausible, impacts.get(setting));
    };
    const later = dated.filter((each) => each.setting === setting);
    return [first, ...later].map((each) =>
      assumptionOf(each, definitions, impactInForce(each.file === first.file ? first : each)),
    );
  });
}

function assumptionOf(inForce: ValueInForce, definitions: Definitions, impact: Impact | undefined): Assumption {
  const definition = definitionOf(inForce.setting, definitions)!;
  const { entry, date, because, file } = inForce;
  const { plausible, note } = entry;
  const own = entry.sources.flatMap(({ id, words }) => (words === undefined ? [] : [[id, words] as const]));
  return {
    setting: inForce.setting,
    ...(date !== '' && { from: date }),
    value: entry.value,
    unit: unitOf(definition),
    source: entry.sources.map((source) => source.id).join(', '),
    ...(own.length > 0 && { ownSources: Object.fromEntries(own) }),
    quality: entry.quality,
    qualityRag: ragOfQuality[entry.quality],
    ...(impact && { impact, impactRag: ragOfImpact[impact.band] }),
    rag: ratingOf(entry.quality, impact),
    ...(plausible && { plausible }),
    ...(note !== undefined && { note }),
    about: definition.about,
    file: file.reader.file.path,
    line: file.reader.file.lineOf(entry.span),
    ...(because !== undefined && { because }),
  };
}

/**
 * The changes in force, those of the start first, then in order of date: each when it begins, when a ramp has come to
 * its end, and when it ends.
 */
export function changeLogOf({ atStart, dated }: Composition): LoggedChange[] {
  return [...atStart.values(), ...dated].flatMap(({ setting, date, entry, because, causes }) =>
    causes
      .filter(({ isBetween }) => !isBetween)
      .map(({ change, file: { reader } }) => ({
        ...(date !== '' && { date }),
        setting,
        to: entry.value,
        because: change.until?.date === date ? because! : change.because,
        file: reader.file.path,
        line: reader.file.lineOf(change.piece.span),
      })),
  );
}

/** The sources of a value as people read them: ids of the register as they are, one of the user's own in its words. */
export function sourceInWords({ source, ownSources }: Pick<Assumption, 'source' | 'ownSources'>): string {
  if (ownSources === undefined) return source;
  return source
    .split(', ')
    .map((id) => ownSources[id] ?? id)
    .join('; ');
}
