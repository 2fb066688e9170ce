import type { Scenario } from '../../../scenario/index.ts';
import { gameLevers, inPounds, priceOf } from './decisions.ts';
import type { Choices } from './decisions.ts';

interface YearFormProps {
  readonly scenario: Scenario;
  readonly year: number;
  readonly next: Choices;
  readonly budget: number;
  readonly cost: number;
  readonly onChoose: (choices: Choices) => void;
  readonly onRun: () => void;
}

/** What the team decides for the year to come, and what it costs. */
export function YearForm({ scenario, year, next, budget, cost, onChoose, onRun }: YearFormProps) {
  const isTooMuch = cost > budget;
  return (
    <form
      class="panel year-form"
      aria-label={`Decisions for year ${year + 1}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isTooMuch) onRun();
      }}
    >
      <div class="game-levers">
        {gameLevers.map((lever) => (
          <fieldset key={lever.id}>
            <legend>{lever.title}</legend>
            <p class="soft">{lever.about}</p>
            {lever.options.map((option, index) => {
              const each = priceOf(lever, option, scenario);
              return (
                <label key={option.words} class="option">
                  <input
                    type="radio"
                    name={lever.id}
                    checked={next[lever.id] === index}
                    onChange={() => onChoose({ ...next, [lever.id]: index })}
                  />
                  <span>{option.words}</span>
                  {each !== 0 && <span class="cost">{inPounds(each)}</span>}
                </label>
              );
            })}
            <p class="soft">Price: {lever.price}.</p>
          </fieldset>
        ))}
      </div>
      <p class="bill" aria-live="polite">
        This year costs <strong>{inPounds(cost)}</strong> of the <strong>{inPounds(budget)}</strong> that you have
        {isTooMuch ? '. That is too much: choose less of something.' : `; ${inPounds(budget - cost)} would be left.`}
      </p>
      <button type="submit" class="lead" disabled={isTooMuch}>
        Run year {year + 1}
      </button>
    </form>
  );
}
