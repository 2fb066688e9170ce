import { csvInChunks, nameCellWriter, numberCell } from '../csv/cells.ts';
import { isPreciseEnough, parametersInWords } from './verify.ts';
import type { VerifyResult } from './verify.ts';

/** `verification.csv` in pieces: a row for each measure of each case. */
export const verifyCsv = (results: readonly VerifyResult[]): Iterable<string> =>
  csvInChunks(
    'model,parameters,measure,label,expected,mean,lo95,hi95,lo999,hi999,precision,promised,sharp,replications,size,sizeOf,verdict',
    function* () {
      const name = nameCellWriter();
      for (const result of results) {
        const { model, parameters, promised, replications, size, sizeOf } = result;
        for (const measure of result.measures) {
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
            isPreciseEnough(result, measure) ? 'yes' : 'no',
            replications,
            size,
            sizeOf,
            verdict,
          ].join(',');
        }
      }
    },
  );
