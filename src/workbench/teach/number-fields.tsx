import { formatMonth } from '../../report/index.ts';
import { fieldMonths, withField } from './drawing.ts';

interface NumberFieldsProps {
  /** ISO dates of the months asked about. */
  readonly dates: readonly string[];
  readonly drawn: readonly (number | null)[];
  readonly startsAt: number;
  readonly ends: readonly [number, number];
  readonly onDraw: (values: readonly (number | null)[]) => void;
}

/** The line by numbers, one for each half year: for whoever does not draw. */
export function NumberFields({ dates, drawn, startsAt, ends, onDraw }: NumberFieldsProps) {
  const [least, most] = ends;
  return (
    <fieldset class="number-fields">
      <legend>Or type it: one number for each half year</legend>
      {fieldMonths(dates.length).map((month) => (
        <label key={month}>
          {formatMonth(dates[month])}
          <input
            type="number"
            inputMode="decimal"
            min={least}
            max={most}
            step="any"
            value={drawn[month] === null ? '' : String(Math.round(10 * drawn[month]) / 10)}
            onChange={({ currentTarget }) => {
              const value = Number(currentTarget.value);
              if (currentTarget.value === '' || !Number.isFinite(value)) return;
              onDraw(withField(drawn, month, Math.min(most, Math.max(least, value)), startsAt));
            }}
          />
        </label>
      ))}
    </fieldset>
  );
}
