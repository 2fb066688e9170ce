/** The steps in which sums of money are written. */
const steps = [
  { least: 1e9, per: 1e9, letter: 'bn' },
  { least: 1e6, per: 1e6, letter: 'm' },
  { least: 1e3, per: 1e3, letter: 'k' },
  { least: 0, per: 1, letter: '' },
] as const;

/** What pounds are counted in where the largest sum is this: in millions, say, with the words for it. */
export function moneyScale(largest: number): { readonly per: number; readonly words: string } {
  const { per } = stepOf(largest);
  return { per, words: per === 1e9 ? '£ billion' : per === 1e6 ? '£ million' : per === 1e3 ? '£ thousand' : '£' };
}

/** A sum in three digits, or as many more as are asked for: `£1.24m`, `−£340k`. */
export function formatMoney(pounds: number, moreDigits = 0): string {
  const { per, letter } = stepOf(Math.abs(pounds));
  const digits = Math.abs(pounds) / per;
  const decimals = per === 1 ? 0 : (digits >= 100 ? 0 : digits >= 10 ? 1 : 2) + moreDigits;
  const written = digits.toFixed(decimals);
  return `${pounds < 0 && Number(written) !== 0 ? '−' : ''}£${written}${letter}`;
}

/** A difference of sums: `+£1.24m`, `−£340k`, `£0`. */
export function formatSignedMoney(pounds: number, moreDigits = 0): string {
  const written = formatMoney(pounds, moreDigits);
  return pounds > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

/** An interval of sums, with as many digits as it takes to tell its ends apart: `£10.61m to £10.64m`. */
export function formatMoneyInterval(
  lo: number,
  hi: number,
  format: (pounds: number, moreDigits?: number) => string = formatMoney,
): string {
  let more = 0;
  while (more < 3 && lo < hi && format(lo, more) === format(hi, more)) more++;
  return `${format(lo, more)} to ${format(hi, more)}`;
}

const stepOf = (size: number) => steps.find(({ least }) => size >= least)!;
