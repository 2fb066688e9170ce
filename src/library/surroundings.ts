import type { RunReplications } from '../experiment/index.ts';
import type { ReadingOptions, ScenarioReading } from '../scenario/index.ts';
import { runHere } from './run-here.ts';

/** Where texts of files come from. */
export interface Texts {
  /** The text of a file by its path; absent where there is none. */
  readonly textOf: (path: string) => string | undefined;
  /** Names of the files in a folder, for near misses. */
  readonly namesIn?: (folder: string) => readonly string[];
  /** Why a file cannot be read as a scenario or study, in a sentence; absent where it can. */
  readonly whyUnreadable?: (path: string) => string | undefined;
  /** A reading in the terms of the files that the user has, such as cells of a spreadsheet. */
  readonly inTermsOfFiles?: (reading: ScenarioReading) => ScenarioReading;
}

/** Runs replications until it is closed. */
export interface Runner {
  readonly runReplications: RunReplications;
  /** How many are run at once, where groups of them can be simulated together. */
  readonly workers?: number;
  readonly close: () => Promise<void>;
}

export interface RunnerRequest {
  /** As the caller asks for it; absent where it is left to the surroundings. */
  readonly workers: number | undefined;
  /** Replications that there may be at once, at most. */
  readonly most: number;
  /** Names of the scenarios, for messages. */
  readonly names: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** What the place in which the library runs gives it: a page has neither files nor threads. */
export interface Surroundings {
  /** The files that can be read from a folder. */
  readonly texts: (folder: string | undefined) => Texts;
  /** The path by which a file is found: a shipped one may be named as it stands in the project. */
  readonly pathOf: (path: string, folder: string | undefined) => string;
  readonly memoryNeedsOf?: NonNullable<ReadingOptions['memoryNeedsOf']>;
  readonly startRunner: (request: RunnerRequest) => Runner;
}

const nowhere: Surroundings = {
  texts: () => ({
    textOf: () => undefined,
    whyUnreadable: (path) =>
      `There is no text of ${path}. A page has no disk: hand in texts by path, such as shippedScenarios of ` +
      'procap/shipped-scenarios.',
  }),
  pathOf: (path) => path,
  startRunner: ({ workers, signal }) => {
    if (workers !== undefined && workers > 0)
      throw new RangeError(
        `"workers" is for Node, where replications run on threads; found ${workers}. In a page leave it out, and ` +
          'call the library from a worker of your own to keep the page quick.',
      );
    return { runReplications: runHere(signal), close: () => Promise.resolve() };
  },
};

let surroundings = nowhere;

/** Tells the library where it runs. The entry for Node does so once, as it is loaded; a page needs nothing. */
export const setSurroundings = (of: Surroundings): void => void (surroundings = of);

export const currentSurroundings = (): Surroundings => surroundings;
