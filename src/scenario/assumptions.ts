import type { Composition, Held } from './compose.ts';
import { definitionOf, settingsOf } from './changes.ts';
import { unitOf } from './entry.ts';
import type { Assumption, Definitions, LoggedChange, Quality, Rag } from './scenario.ts';

const rags: Readonly<Record<Quality, Rag>> = {
  published: 'green',
  secondary: 'amber',
  derived: 'amber',
  inferred: 'red',
  assumed: 'red',
};

/** The assumptions log: a row for every setting at the start, followed by its dated changes in force. */
export function assumptionsOf({ atStart, dated }: Composition, definitions: Definitions): Assumption[] {
  return settingsOf(definitions).flatMap((setting) => {
    const held = [atStart.get(setting)!, ...dated.filter((each) => each.setting === setting)];
    return held.map((each) => assumption(each, definitions));
  });
}

function assumption(held: Held, definitions: Definitions): Assumption {
  const definition = definitionOf(held.setting, definitions)!;
  const { entry, change, file } = held;
  const { plausible, note } = entry;
  return {
    setting: held.setting,
    ...(change?.from && { from: change.from.date }),
    value: entry.value,
    unit: unitOf(definition),
    source: entry.sources.map((source) => source.id).join(', '),
    quality: entry.quality,
    rag: rags[entry.quality],
    ...(plausible && { plausible }),
    ...(note !== undefined && { note }),
    about: definition.about,
    file: file.reader.file.path,
    line: file.reader.file.lineOf(entry.place),
    ...(change && { because: change.because }),
  };
}

/** The changes in force, those of the start first, then in order of date. */
export function changeLogOf({ atStart, dated }: Composition): LoggedChange[] {
  return [...atStart.values(), ...dated].flatMap((held) => {
    if (held.change === undefined) return [];
    const { setting, entry, change } = held;
    const { file } = held.file.reader;
    return { ...(change.from && { date: change.from.date }), setting, to: entry.value, because: change.because, file: file.path, line: file.lineOf(change.piece.place) };
  });
}
