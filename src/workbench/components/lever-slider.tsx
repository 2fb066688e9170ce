import type { Scenario } from '../../scenario/index.ts';
import type { Lever } from '../state/levers.ts';
import { SettingLink } from './definition.tsx';

interface LeverSliderProps {
  readonly lever: Lever;
  readonly level: number;
  /** The level where nothing has been moved. */
  readonly base: number;
  readonly onMove: (level: number) => void;
  /** The finger is off the slider. */
  readonly onLetGo?: (() => void) | undefined;
  /** Whose evidence is told; without it, that of the scenario that is open. */
  readonly scenario?: Scenario;
}

const ratings = { green: 'good evidence', amber: 'some evidence', red: 'little evidence' } as const;

/** A slider with what it moves, its unit, where it stood, and how sure that is. */
export function LeverSlider({ lever, level, base, onMove, onLetGo, scenario }: LeverSliderProps) {
  const { id, title, unit, about, rag, plausible, shownTimes, least, most, step } = lever;
  const shown = (value: number): string =>
    (value * shownTimes).toLocaleString('en-GB', { maximumFractionDigits: shownTimes === 1 && step < 1 ? 3 : 1 });
  const space = unit.startsWith('%') ? '' : ' ';
  const isMoved = level !== base;
  return (
    <div class={isMoved ? 'lever moved' : 'lever'}>
      <div class="lever-head">
        <label for={`lever-${id}`}>{title}</label>
        <output for={`lever-${id}`}>
          <strong>{shown(level)}</strong>
          {space}
          {unit}
        </output>
      </div>
      <input
        id={`lever-${id}`}
        type="range"
        min={least}
        max={most}
        step={step}
        value={level}
        aria-valuetext={`${shown(level)}${space}${unit}`}
        onInput={({ currentTarget }) => onMove(Number(currentTarget.value))}
        onChange={onLetGo}
      />
      <details class="about">
        <summary>
          {isMoved ? `Was ${shown(base)}. ` : ''}About {title.toLowerCase()}
        </summary>
        <p>{about}</p>
        <p class="soft">
          {plausible !== undefined && `Plausible: ${shown(plausible[0])} to ${shown(plausible[1])}. `}
          How sure the present value is: <span class={`rag ${rag}`}>{ratings[rag]}</span>
        </p>
        <p>
          Source and rating:{' '}
          {lever.settings.map((setting) => (
            <span key={setting}>
              <SettingLink setting={setting} scenario={scenario} />{' '}
            </span>
          ))}
        </p>
      </details>
    </div>
  );
}
