import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/**
 * Passes the mutants that are in the sample. A mutant's own text and seed decide, so the same mutants are in it again
 * until their line changes. Stryker has no sample of its own; what a checker turns away is not counted.
 */
class Sample {
  constructor({ procapSample }) {
    this.seed = procapSample.seed;
    this.share = procapSample.share;
  }

  init() {}

  group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  check(mutants) {
    const answer = (mutant) =>
      this.isIn(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample.' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, answer(mutant)]));
  }

  isIn({ fileName, location: { start, end }, mutatorName, replacement }) {
    const name = [this.seed, relative('', fileName), start.line, start.column, end.line, end.column];
    const digest = createHash('sha256')
      .update([...name, mutatorName, replacement].join(' '))
      .digest();
    return digest.readUInt32BE() < this.share * 2 ** 32;
  }
}

const createSample = (options) => new Sample(options);
createSample.inject = ['options'];
export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'sample', createSample)];
