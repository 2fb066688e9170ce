/**
 * Runs the jobs of the README one after another, and copies their pictures to outputs/gallery. Names of jobs as
 * arguments run those only: `npm run gallery -- sweep rank`.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';

const studyOfEight = 'scenarios/studies/what-drives-unallocated-cases.yaml';

/** By job: its command line, and the chart behind each picture. */
const jobs = {
  compare: [
    'compare scenarios/baseline.yaml scenarios/without-the-act.yaml scenarios/more-officers.yaml scenarios/less-work.yaml',
    { overload: 'overload', differences: 'differences' },
  ],
  precision: [
    'compare scenarios/busy-unit.yaml scenarios/busy-unit-without-overtime.yaml --precision 5% --metric capacity.mean.all@mean --years 2',
    { precision: 'differences' },
  ],
  thresholds: ['compare scenarios/one-unit.yaml scenarios/busy-unit.yaml --years 2', { breach: 'breach' }],
  'steady-state': ['run scenarios/steady-unit.yaml', { 'warm-up': 'warm-up' }],
  sweep: [`sweep ${studyOfEight}`, { sweep: 'unallocated-all-mean' }],
  sensitivity: [
    `sensitivity ${studyOfEight}`,
    { tornado: 'tornado-unallocated-all-mean', variance: 'variance-unallocated-all-mean' },
  ],
  explain: [
    'explain scenarios/busy-unit.yaml scenarios/busy-unit-plan.yaml --replications 10',
    { explanation: 'changes-unallocated-all-mean' },
  ],
  seek: [
    'seek scenarios/one-unit.yaml --lever places=0..4000:250 --from 2021-09-01 --threshold unallocated.all<=15 --probability 80%',
    { search: 'search' },
  ],
  rank: [
    'rank scenarios/busy-unit.yaml scenarios/busy-unit-without-attrition.yaml scenarios/busy-unit-without-burnout.yaml --difference 10 --years 2',
    { rank: 'rank' },
  ],
  verify: ['verify', { verification: 'verification' }],
  twin: ['twin scenarios/one-unit.yaml', { twin: 'twin', 'tipping-point': 'tipping-point' }],
  reproduce: ['reproduce lewisham-2009', { reproduce: 'lewisham-2009-scenarios' }],
  'as-it-happened': [
    'reproduce service-2021-to-2030',
    {
      'as-it-happened': 'service-2021-to-2030-workload-cases-and-waiting-july-2021-to-june-2025',
      'where-the-runs-meet': 'service-2021-to-2030-where-the-two-runs-meet-july-2021-to-june-2027',
    },
  ],
};

const wanted = process.argv.slice(2);
mkdirSync('outputs/gallery', { recursive: true });
for (const [job, [line, pictures]] of Object.entries(jobs)) {
  if (wanted.length > 0 && !wanted.includes(job)) continue;
  const began = Date.now();
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...line.split(' ')], {
    encoding: 'utf8',
  });
  const folder = /Wrote \d+ files to (.*)\. Open/.exec(stderr)?.[1];
  if (status !== 0 || folder === undefined) throw new Error(`procap ${line} ended with ${status}:\n${stderr}`);
  for (const [picture, chart] of Object.entries(pictures))
    copyFileSync(`${folder}/charts/${chart}.png`, `outputs/gallery/${picture}.png`);
  console.log(`${job}: ${Math.round((Date.now() - began) / 1000)} s, ${Object.keys(pictures).join(', ')}`);
}
