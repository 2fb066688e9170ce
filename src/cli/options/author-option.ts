import { UsageError } from '../errors.ts';
import type { Author } from '../results/ro-crate.ts';
import { singleValue } from './option-builders.ts';

/** Who runs the command; never taken from the machine or its settings. */
export const authorOption = {
  group: 'Options:',
  requiresArg: true,
  describe:
    'Who runs this, for ro-crate-metadata.json: a name, or a name and an ORCID iD, ' +
    'such as "Your Name, 0000-0002-1825-0097". Without it, nobody is named.',
  coerce: (given: unknown): Author => readAuthor(String(singleValue('author', given)).replaceAll(/\s+/g, ' ').trim()),
};

function readAuthor(written: string): Author {
  const [, name, orcid] =
    /^(.*?)(?:,? *(?:https:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX]))?$/.exec(written) ?? [];
  if (name === undefined || !/\p{L}/u.test(name))
    throw new UsageError(
      `--author must be a name, or a name and an ORCID iD such as "Your Name, 0000-0002-1825-0097"; found "${written}".`,
    );
  if (orcid !== undefined && !isOrcid(orcid))
    throw new UsageError(`--author: ${orcid} is no ORCID iD, since its last digit does not fit the others.`);
  return { name, ...(orcid !== undefined && { orcid }) };
}

/** Whether the check digit is right. Source: ISO/IEC 7064, MOD 11-2. */
function isOrcid(orcid: string): boolean {
  const digits = orcid.replaceAll('-', '');
  const sum = [...digits.slice(0, -1)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const check = (12 - (sum % 11)) % 11;
  return digits.endsWith(check === 10 ? 'X' : String(check));
}
