import { groupedChoices } from './catalogue.ts';
import type { Choice } from './catalogue.ts';

interface ScenarioChoiceProps {
  readonly label: string;
  readonly path: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (path: string) => void;
}

/** A scenario out of those that there are, by their groups. */
export function ScenarioChoice({ label, path, choices, onChoose }: ScenarioChoiceProps) {
  const isKnown = choices.some((each) => each.path === path);
  return (
    <label class="field">
      {label}
      <select value={path} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {!isKnown && <option value={path}>{path}</option>}
        {groupedChoices(choices).map(([group, found]) => (
          <optgroup key={group} label={group}>
            {found.map(({ path: each, name }) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
