/** Copies the pictures of the README out of the result of `npm start`. */
import { copyFileSync, mkdirSync } from 'node:fs';

const from = 'outputs/baseline-vs-retention-vs-trainees-protected/charts';
const to = 'outputs/gallery';
mkdirSync(to, { recursive: true });
for (const name of ['unallocated', 'differences']) copyFileSync(`${from}/${name}.png`, `${to}/${name}.png`);
