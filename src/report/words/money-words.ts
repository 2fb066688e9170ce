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

/** A sum in three digits: `£1.24m`, `−£340k`. */
export function formatMoney(pounds: number): string {
  const { per, letter } = stepOf(Math.abs(pounds));
  const digits = Math.abs(pounds) / per;
  const decimals = per === 1 || digits >= 100 ? 0 : digits >= 10 ? 1 : 2;
  const written = digits.toFixed(decimals);
  return `${pounds < 0 && Number(written) !== 0 ? '−' : ''}£${written}${letter}`;
}

const stepOf = (size: number) => steps.find(({ least }) => size >= least)!;
