import type { Problem } from '../problems/problem.ts';
import { contradictionsOf, dateOfContradiction, valueInWords } from '../settings/contradictions.ts';
import type { DatedValue } from '../settings/contradictions.ts';
import type { Composition, ValueInForce } from './compose.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';

interface LocatedValue extends DatedValue {
  readonly inForce: ValueInForce;
  /** How far the file is from the baseline, which is 0. */
  readonly depth: number;
}

/**
 * Values that are each allowed and mean nothing together, on the first day or from a change on. The problem stands at
 * the value that was set last, and names every one with its line. What changes after the run has ended is left out.
 */
export function contradictingValues(
  { atStart, dated }: Composition,
  files: readonly ScenarioFile[],
  end: string,
): Problem[] {
  const located = (inForce: ValueInForce): LocatedValue => ({
    setting: inForce.setting,
    date: inForce.date,
    value: inForce.entry.value,
    inForce,
    depth: files.indexOf(inForce.file),
  });
  const found = contradictionsOf(
    new Map([...atStart].map(([setting, inForce]) => [setting, located(inForce)])),
    dated.map(located).filter(({ date }) => date < end),
  );
  return found.map((contradiction) => {
    const { limit, values } = contradiction;
    const date = dateOfContradiction(contradiction);
    const last = values.reduce((latest, each) => (isSetLater(each, latest) ? each : latest)).inForce;
    const { span, field } = last.entry.valuePiece;
    const when = date === '' ? '' : ` from ${date} on`;
    const isOne = values.length === 1;
    const names = `${limit.settings.slice(0, -1).join(', ')} and ${limit.settings.at(-1)}`;
    return last.file.reader.file.problem(span, field, {
      message: isOne
        ? `The value of ${limit.settings[0]} has no meaning${when}.`
        : `The values of ${names} contradict each other${when}.`,
      found: values.map(describeValue).join('; '),
      allowed: limit.allowed,
      ...(!isOne && { suggestion: `Change one of them${date === '' ? '' : ', from the same day or an earlier one'}.` }),
    });
  });
}

const describeValue = ({ setting, date, value, inForce: { entry, file } }: LocatedValue): string => {
  const { path } = file.reader.file;
  const line = file.reader.file.lineOf(entry.valuePiece.span);
  const since = date === '' ? '' : ` from ${date}`;
  return `${setting} ${valueInWords(value)}${since} (${entry.isDefault ? 'its default; ' : ''}${path}, line ${line})`;
};

/** Whether a value was set later than another: from a later day; on one day in a later file, or further down. */
function isSetLater(a: LocatedValue, b: LocatedValue): boolean {
  if (a.date !== b.date) return a.date > b.date;
  if (a.depth !== b.depth) return a.depth > b.depth;
  return a.inForce.entry.valuePiece.span[0] > b.inForce.entry.valuePiece.span[0];
}
