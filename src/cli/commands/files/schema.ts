import type { CommandModule } from 'yargs';
import { scenarioSchema } from '../../../scenario/index.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import type { Terminal } from '../../terminal.ts';

export const schemaCommand = (terminal: Terminal): CommandModule<CommonOptions, CommonOptions> => ({
  builder: (command) => command.example('Save it beside your scenarios', 'procap schema > scenario.schema.json'),
  handler: () => void terminal.out.write(`${JSON.stringify(scenarioSchema(), undefined, 2)}\n`),
});
