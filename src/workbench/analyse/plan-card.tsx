import { useMemo } from 'preact/hooks';
import { formatDate, settingsName } from '../../report/index.ts';
import type { Plan } from '../state/analysis.ts';
import type { Move } from '../state/moves.ts';
import type { Choice } from './catalogue.ts';
import { mainLevers, otherLevers } from '../state/levers.ts';
import type { Lever } from '../state/levers.ts';
import { ScenarioChoice } from './scenario-choice.tsx';
import { useReading } from './use-reading.ts';

interface PlanCardProps {
  readonly plan: Plan;
  readonly index: number;
  readonly baseline: string;
  readonly choices: readonly Choice[];
  readonly isEdited: boolean;
  readonly onChange: (plan: Plan, kind?: string) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One plan: the scenario that it begins with, and what is moved in it. */
export function PlanCard({ plan, index, baseline, choices, isEdited, onChange, onEdit, onRemove }: PlanCardProps) {
  const { name, path, moves } = plan;
  const title = `Plan ${index + 1}`;
  const reading = useReading(path);
  const levers = useMemo(
    () => (reading?.ok === true ? [...mainLevers(reading.scenario), ...otherLevers(reading.scenario)] : []),
    [reading],
  );
  const question = choices.find((each) => each.path === path)?.question ?? '';
  return (
    <div class="card" role="group" aria-label={title}>
      <div class="card-head">
        <h3>{title}</h3>
        <button type="button" class="link" aria-label={`Remove ${title}`} onClick={onRemove}>
          Remove
        </button>
      </div>
      <ScenarioChoice
        label={`Scenario of plan ${index + 1}`}
        path={path}
        choices={choices}
        onChoose={(next) => onChange({ ...plan, path: next })}
      />
      {path !== baseline && <p class="soft">{question}</p>}
      {moves.length > 0 && (
        <>
          <label class="field">
            Name of plan {index + 1}
            <input
              type="text"
              value={name}
              maxLength={60}
              onInput={({ currentTarget }) => onChange({ ...plan, name: currentTarget.value }, `name ${index}`)}
            />
          </label>
          <ul class="moves">
            {moves.map((move) => (
              <li key={`${move.setting} ${move.from ?? ''}`}>
                {moveInWords(move, levers)}{' '}
                <button
                  type="button"
                  class="link"
                  aria-label={`Take back ${moveInWords(move, levers)}`}
                  onClick={() => onChange({ ...plan, moves: moves.filter((each) => each !== move) })}
                >
                  take back
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {path === baseline && moves.length === 0 && <p class="soft">So far the same as the baseline.</p>}
      <button
        type="button"
        aria-expanded={isEdited}
        aria-label={`Move levers of ${title.toLowerCase()}`}
        onClick={onEdit}
      >
        {isEdited ? 'Done with levers' : 'Move levers'}
      </button>
    </div>
  );
}

/** A move as the levers say it: `Agency officers: 4 full-time equivalents in this unit`. */
function moveInWords({ setting, from, level }: Move, levers: readonly Lever[]): string {
  const lever = levers.find(({ settings }) => settings.includes(setting));
  const name = lever === undefined || lever.settings.length > 1 ? settingsName(setting) : lever.title;
  const value = Number((level * (lever?.shownTimes ?? 1)).toPrecision(4));
  return `${name}: ${value}${lever === undefined ? '' : ` ${lever.unit}`}${from === undefined ? '' : `, from ${formatDate(from)}`}`;
}
