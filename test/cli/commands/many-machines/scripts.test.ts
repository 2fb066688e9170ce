import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { planTemplates, templateFolder } from '../../../../src/cli/execution/shards/templates.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const guideScript = (name: string): string => readFileSync(join(templateFolder, name), 'utf8');

describe('the scripts of a plan', () => {
  test('are those of the guide, for the folder and the shards of the plan', () => {
    const asInGuide = planTemplates({ displayPath: 'plan', shards: 200 });
    for (const [name, text] of Object.entries(asInGuide)) expect(text, name).toBe(guideScript(name));
    const own = planTemplates({ displayPath: "work/a 'plan", shards: 7 });
    expect(own['slurm.sh']).toContain('\n#SBATCH --array=1-7\n');
    expect(own['parallel.sh']).toContain('\nshards=7\n');
    expect(parse(own['kubernetes.yaml'])).toMatchObject({
      spec: {
        completions: 7,
        template: { spec: { containers: [{ command: ['procap', 'work', "a 'plan", '--workers', '2'] }] } },
      },
    });
    const folder = temporaryFolder();
    for (const name of ['slurm.sh', 'slurm-merge.sh', 'parallel.sh']) {
      writeFileSync(join(folder, name), own[name]);
      execFileSync('bash', ['-n', join(folder, name)]);
      const line = own[name].split('\n').find((each) => each.startsWith('plan='))!;
      expect(execFileSync('bash', ['-c', `${line}\nprintf %s "$plan"`], { encoding: 'utf8' })).toBe("work/a 'plan");
    }
  });

  test('keep to the published schema of Kubernetes, which refuses a rule that is wrong', () => {
    for (const name of ['kubernetes.yaml', 'kubernetes-merge.yaml']) {
      const job = parse(guideScript(name)) as ConstructorParameters<typeof Job>[0];
      expect(() => new Job(job).validate(), name).not.toThrow();
    }
    const job = parse(guideScript('kubernetes.yaml'));
    const wrong = { ...job, spec: { ...job.spec, podFailurePolicy: { rules: [{ action: 'Retry' }] } } };
    expect(() => new Job(wrong).validate()).toThrow(/action/);
    const actionsOfCodes = job.spec.podFailurePolicy.rules.flatMap(
      (rule: { action: string; onExitCodes?: { values: number[] } }) =>
        (rule.onExitCodes?.values ?? []).map((code) => [code, rule.action]),
    );
    expect(Object.fromEntries(actionsOfCodes)).toEqual({ 2: 'FailJob', 75: 'Count', 137: 'Count', 143: 'Count' });
    expect(job.spec).toMatchObject({ completionMode: 'Indexed', backoffLimitPerIndex: 5 });
  });
});
