import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shellCommand } from '../../options/reproducible-command.ts';
import { packageFolder, version } from '../../results/provenance.ts';
import type { Plan } from './plan-folder.ts';

/** Where the guide has them, which is shipped. */
export const templateFolder = join(packageFolder, 'src/cli/commands/many-machines');

/** Scripts that work on a plan with what people have, written for a plan of 200 shards in the folder `plan`. */
const templateNames = ['slurm.sh', 'slurm-merge.sh', 'kubernetes.yaml', 'kubernetes-merge.yaml', 'parallel.sh'];

/** The scripts for a plan, by their names in its folder. */
export function planTemplates({
  displayPath,
  shards,
}: Pick<Plan, 'displayPath' | 'shards'>): Readonly<Record<string, string>> {
  const half = Math.ceil(shards / 2);
  const onVolume = basename(displayPath) === 'plan' ? 'plan' : JSON.stringify(basename(displayPath));
  return Object.fromEntries(
    templateNames.map((name) => [
      name,
      readFileSync(join(templateFolder, name), 'utf8')
        .replace('1 100 ', `1 ${half} `)
        .replace('101 200', `${Math.min(half + 1, shards)} ${shards}`)
        .replace(/\b200\b/g, String(shards))
        .replace(/(?<![$\w])plan\/([\w.-]+)/g, (_, file: string) => shellCommand([`${displayPath}/${file}`]))
        .replace('{PROCAP_PLAN:-plan}', () => `{PROCAP_PLAN:-${shellCommand([displayPath])}}`)
        .replace(/(?<=\[procap, (work|merge), )plan\b/, () => onVolume)
        .replace('procap:0.1.0', `procap:${version()}`),
    ]),
  );
}
