import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { packageFolder } from '../../results/provenance.ts';
import { textTable } from '../../results/text-table.ts';
import type { Terminal } from '../../terminal.ts';

export interface LicencesOptions extends CommonOptions {
  readonly json?: boolean;
}

/** A library that is shipped, as the build lists it from what its bundles hold. */
interface Library {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly licence: string;
  /** Parts of the program that hold a copy. */
  readonly partOf: readonly string[];
  /** Whether it is installed beside the program, with its licence in its own package. */
  readonly installed: boolean;
}

export const licencesCommand = (terminal: Terminal): CommandModule<CommonOptions, LicencesOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .option('json', { group: 'Options:', boolean: true, describe: 'Print the list as JSON.' })
      .example('Every library and its licence', 'procap licences') as unknown as Argv<LicencesOptions>,
  handler: (options) => listLicences(options, terminal),
});

/** Prints the list. Its file and the texts are made by the build. */
export function listLicences({ json }: LicencesOptions, terminal: Terminal): void {
  const list = readFileSync(join(packageFolder, 'dist', 'licences.json'), 'utf8');
  if (json === true) return void terminal.out.write(list);
  const rows = (JSON.parse(list) as Library[]).map(({ name, version, licence, partOf }) => [
    name,
    version,
    licence,
    partOf.length > 0 ? `licences.txt: copied into the ${partOf.join(', the ')}` : 'its own package',
  ]);
  const texts = join(packageFolder, 'dist', 'licences.txt');
  terminal.out.write(
    `${textTable(['Library', 'Version', 'Licence', 'Where the text is'], rows)}\n\nlicences.txt is ${texts}. ` +
      `procap itself has the MIT licence: ${join(packageFolder, 'LICENSE')}.\n`,
  );
}
