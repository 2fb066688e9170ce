import type { VerifyResult, VerifiedMeasure } from '../../experiment/index.ts';
import { isPreciseEnough, parametersInWords, formatTheoryValue } from '../../experiment/index.ts';
import { formatNumber, formatPercentage } from '../words/number-words.ts';

/** A number with five digits that count: `0.20459`, `23.451`. */
export const fiveDigits = (value: number): string => {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e6)) return value.toPrecision(5).replace('-', '−');
  return value.toExponential(4).replace('-', '−');
};

/**
 * A model by its name, with what sets it apart from others of the list that have the same name: `mg1 (service fixed)`.
 */
export function namesOf(verifications: readonly VerifyResult[]): string[] {
  return verifications.map(({ model, parameters }) => {
    const namesakes = verifications.filter((each) => each.model === model);
    const differs = Object.entries(parameters).filter(([name, value]) =>
      namesakes.some((each) => formatTheoryValue(each.parameters[name] ?? '') !== formatTheoryValue(value)),
    );
    const apart = differs.some(([name]) => name === 'service')
      ? differs.filter(([name]) => name === 'service')
      : differs;
    return apart.length === 0 ? model : `${model} (${parametersInWords(Object.fromEntries(apart))})`;
  });
}

/** All measures of all cases, each with the name of its case. */
export function everyMeasure(
  verifications: readonly VerifyResult[],
): { name: string; verification: VerifyResult; measure: VerifiedMeasure }[] {
  const names = namesOf(verifications);
  return verifications.flatMap((verification, index) =>
    verification.measures.map((measure) => ({ name: names[index], verification, measure })),
  );
}

/** What was found, a sentence each: how many agree, which do not, and whose intervals are not as narrow as promised. */
export function verificationFindings(verifications: readonly VerifyResult[]): string[] {
  const all = everyMeasure(verifications);
  const off = all.filter(({ measure }) => measure.verdict === 'disagrees');
  const rare = all.filter(({ measure }) => measure.verdict === 'too rare to tell');
  const wide = all.filter(
    ({ verification, measure }) => measure.verdict !== 'too rare to tell' && !isPreciseEnough(verification, measure),
  );
  const list = (some: typeof all): string => some.map(({ name, measure }) => `${measure.name} of ${name}`).join('; ');
  return [
    verificationHeadline(verifications),
    ...(off.length > 0 ? [`The value from theory is outside the 99.9% interval of: ${list(off)}.`] : []),
    ...(rare.length > 0 ? [`Too rare to assess in the longest run allowed: ${list(rare)}.`] : []),
    ...wide.map(
      ({ name, verification, measure }) =>
        `The 95% interval of ${measure.name} of ${name} is ±${formatPercentage(measure.precision, 1)}, and the aim ` +
        `was ±${formatPercentage(verification.promised)}: ${verification.replications} replications of ` +
        `${formatNumber(verification.size)} ${verification.sizeOf} are the longest run allowed.`,
    ),
  ];
}

/** How many measures agree with theory, as a headline. */
export function verificationHeadline(verifications: readonly VerifyResult[]): string {
  const all = everyMeasure(verifications);
  const agree = all.filter(({ measure }) => measure.verdict === 'agrees').length;
  if (agree < all.length) return `${agree} of ${all.length} measures agree with theory.`;
  const widest = Math.max(...all.map(({ measure }) => measure.precision));
  const known = `known to ${formatPercentage(widest, 1)} or better`;
  if (all.length === 1) return `The measure agrees with theory, ${known}.`;
  return `${all.length === 2 ? 'Both' : `All ${all.length}`} measures agree with theory, each ${known}.`;
}
