import { inPieces, nameCells, numberCell } from '../csv-cells.ts';
import { isSharp, parametersInWords } from './verify.ts';
import type { Verification } from './verify.ts';

/** `verification.csv` in pieces: a row for each measure of each case. */
export const verificationCsv = (verifications: readonly Verification[]): Iterable<string> =>
  inPieces(
    'model,parameters,measure,label,expected,mean,lo95,hi95,lo999,hi999,precision,promised,sharp,replications,size,sizeOf,verdict',
    function* () {
      const name = nameCells();
      for (const verification of verifications) {
        const { model, parameters, promised, replications, size, sizeOf } = verification;
        for (const measure of verification.measures) {
          const { expected, mean, lo, hi, lo999, hi999, precision, verdict } = measure;
          const numbers = [
            expected,
            mean,
            lo,
            hi,
            lo999,
            hi999,
            Number.isFinite(precision) ? precision : undefined,
            promised,
          ].map(numberCell);
          yield [
            model,
            name(parametersInWords(parameters)),
            measure.name,
            name(measure.label),
            ...numbers,
            isSharp(verification, measure) ? 'yes' : 'no',
            replications,
            size,
            sizeOf,
            verdict,
          ].join(',');
        }
      }
    },
  );
