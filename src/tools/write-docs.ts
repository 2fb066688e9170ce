import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { modelDocumentParts, fillGeneratedParts } from './generated-parts.ts';
import { keptComparisonsByStudy } from '../cli/input/published-studies.ts';
import { describeBadFile, readScenarioFile } from '../cli/input/scenario-files.ts';

// `npm run docs`: rewrites the generated parts of the model's document from the program, the shipped baseline and
// the digests of the studies.

const root = resolve(import.meta.dirname, '../..');
const path = resolve(root, 'src/model/README.md');
const reading = readScenarioFile('scenarios/baseline.yaml', root);
if (!reading.ok) throw new Error(describeBadFile(reading, false));
writeFileSync(
  path,
  fillGeneratedParts(readFileSync(path, 'utf8'), modelDocumentParts(reading.scenario, keptComparisonsByStudy(root))),
);
