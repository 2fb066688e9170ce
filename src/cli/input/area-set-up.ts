import { describeNotes, readAreaSetUp } from '../../scenario/index.ts';
import type { AreaSetUp } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { shippedFolder } from './published-studies.ts';
import { textReader } from './scenario-files.ts';

const setUpFile = 'scenarios/evidence/calibration/area.yaml';

/** How areas are calibrated: the shipped set-up. Throws a UsageError with every problem in it. */
export function readGoodAreaSetUp(terminal: Terminal): AreaSetUp {
  const reading = readAreaSetUp(setUpFile, textReader(shippedFolder(terminal)));
  if (reading.ok) return reading.setUp;
  throw new UsageError(`${setUpFile} cannot be used.\n\n${describeNotes(reading.problems)}`);
}
