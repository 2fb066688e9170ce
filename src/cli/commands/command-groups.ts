import type { Terminal } from '../terminal.ts';

/** A command as `--help` lists it. The file that does its work is read only when the command is chosen. */
export interface ListedCommand {
  /** Its name and what must follow it. */
  readonly command: string;
  readonly describe: string;
  /** Reads that file: its options and examples, and its work, for yargs. */
  readonly load: () => Promise<(terminal: Terminal) => object>;
}

/** The commands as `--help` lists them. */
export const commandGroups: readonly { readonly title: string; readonly commands: readonly ListedCommand[] }[] = [
  {
    title: 'Simulate',
    commands: [
      {
        command: 'run <file>',
        describe: 'Simulate one scenario and write its results',
        load: async () => (await import('./simulate/run.ts')).runCommand,
      },
      {
        command: 'compare <baseline> <files..>',
        describe: 'Simulate scenarios on common random numbers and write how each differs from the first',
        load: async () => (await import('./simulate/compare.ts')).compareCommand,
      },
      {
        command: 'memo <result>',
        describe: 'Write a finished run or comparison as two pages to send: .docx, .odt and PDF',
        load: async () => (await import('./simulate/memo.ts')).memoCommand,
      },
    ],
  },
  {
    title: 'Explore',
    commands: [
      {
        command: 'choose <baseline> <files..>',
        describe: 'Find the cheapest plan that keeps to thresholds with a probability',
        load: async () => (await import('./explore/choose.ts')).chooseCommand,
      },
      {
        command: 'explain <baseline> <plan>',
        describe: 'Attribute the difference between two scenarios to their changes and to the feedback loops',
        load: async () => (await import('./explore/explain.ts')).explainCommand,
      },
      {
        command: 'changes',
        describe: 'Show which figures moved between two results, and what part the settings and the program have in it',
        load: async () => (await import('./explore/changes.ts')).changesCommand,
      },
      {
        command: 'trace <file> [other]',
        describe: 'Follow one case or officer, event by event, in one scenario or in two',
        load: async () => (await import('./explore/trace.ts')).traceCommand,
      },
      {
        command: 'seek <file>',
        describe: 'Find how much is enough: the least effort on one or two levers that meets the thresholds',
        load: async () => (await import('./explore/seek.ts')).seekCommand,
      },
      {
        command: 'rank <files..>',
        describe: 'Select the best of several plans, with a guarantee or within a budget of replications',
        load: async () => (await import('./explore/rank.ts')).rankCommand,
      },
      {
        command: 'sweep <study>',
        describe:
          'Simulate a scenario across the ranges of its uncertain settings; if stopped, the same command resumes it',
        load: async () => (await import('./explore/sweep.ts')).sweepCommand,
      },
      {
        command: 'discover <study>',
        describe: 'Find where a scenario fails: the ranges of its uncertain settings in which most failures lie',
        load: async () => (await import('./explore/discover.ts')).discoverCommand,
      },
      {
        command: 'sensitivity <file>',
        describe: 'Show which assumptions drive the result, and which to research next',
        load: async () => (await import('./explore/sensitivity.ts')).sensitivityCommand,
      },
      {
        command: 'twin <file>',
        describe: 'Compare the simulation with its deterministic twin, and find where the feedback loops tip',
        load: async () => (await import('./explore/twin.ts')).twinCommand,
      },
      {
        command: 'calibrate <file>',
        describe: 'Adjust an area to its own series, with what is left uncertain, or say that the series cannot tell',
        load: async () => (await import('./explore/calibrate.ts')).calibrateCommand,
      },
    ],
  },
  {
    title: 'Distribute',
    commands: [
      {
        command: 'plan <job..>',
        describe: 'Plan the work of another command in shards, to be done on many machines',
        load: async () => (await import('./many-machines/plan.ts')).planCommand,
      },
      {
        command: 'work <plan>',
        describe: 'Do the part of one shard; if stopped, the same command resumes it',
        load: async () => (await import('./many-machines/work.ts')).workCommand,
      },
      {
        command: 'merge <plan>',
        describe: 'Write the result of all shards, as one machine would have written it',
        load: async () => (await import('./many-machines/merge.ts')).mergeCommand,
      },
    ],
  },
  {
    title: 'Evidence',
    commands: [
      {
        command: 'assumptions <file>',
        describe: 'List every setting of a scenario with its source, quality of evidence and impact on the results',
        load: async () => (await import('./evidence/assumptions.ts')).assumptionsCommand,
      },
      {
        command: 'sources [file]',
        describe: 'List the published sources, what each is used for, and which contradict each other',
        load: async () => (await import('./evidence/sources.ts')).sourcesCommand,
      },
      {
        command: 'reproduce [studies..]',
        describe: 'Simulate published episodes and compare every published figure with the simulation',
        load: async () => (await import('./evidence/reproduce.ts')).reproduceCommand,
      },
      {
        command: 'verify [model]',
        describe: 'Check the engine and parts of the model against exact theoretical results',
        load: async () => (await import('./evidence/verify.ts')).verifyCommand,
      },
    ],
  },
  {
    title: 'Files',
    commands: [
      {
        command: 'new <file>',
        describe: 'Make a scenario to fill in: a region, a delivery unit or a plan',
        load: async () => (await import('./files/new.ts')).newCommand,
      },
      {
        command: 'check <files..>',
        describe: 'Check scenario files and list every problem in them, with its line number',
        load: async () => (await import('./files/check.ts')).checkCommand,
      },
      {
        command: 'schema',
        describe: 'Print the JSON Schema of scenario files, for editors that complete and check as you type',
        load: async () => (await import('./files/schema.ts')).schemaCommand,
      },
      {
        command: 'workbench',
        describe: 'Write the workbench, the whole model in one HTML file, and open it',
        load: async () => (await import('./files/workbench.ts')).workbenchCommand,
      },
      {
        command: 'licences',
        describe: 'List the libraries that are shipped with procap, with their licences and where the texts are',
        load: async () => (await import('./files/licences.ts')).licencesCommand,
      },
    ],
  },
];
