import { relative } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** Tells each mutant that no test noticed as soon as it is known, since a folder may take an hour. */
class Survivors {
  onMutantTested({ status, fileName, location: { start }, mutatorName, replacement }) {
    const place = `${relative('', fileName)}:${start.line}:${start.column}`;
    const change = `${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`;
    if (status === 'Survived') console.log(`${place} survives as ${change}`);
    else if (status === 'NoCoverage') console.log(`${place} has no test, for ${change}`);
  }
}

const createSurvivors = () => new Survivors();
createSurvivors.inject = [];
export const strykerPlugins = [declareFactoryPlugin(PluginKind.Reporter, 'survivors', createSurvivors)];
