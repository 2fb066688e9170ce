import { findText } from '../simulator/shipped-texts.ts';

/** A scenario file as a list of choices has it. */
export interface Choice {
  readonly path: string;
  readonly name: string;
  readonly question: string;
  readonly group: Group;
  /** What scenarios must have alike to stand beside each other: first day, years and seed, as the files say them. */
  readonly run: string;
  readonly years: number;
  /** Whether it simulates the whole service, which takes long. */
  readonly isWhole: boolean;
}

export const groups = [
  'Files of your own',
  'One delivery unit',
  'The whole service now',
  'The Sentencing Act, part by part',
  'Published figures and earlier years',
] as const;
export type Group = (typeof groups)[number];

/** Every scenario that can be run, by its group; read off the texts, since reading each in full takes seconds. */
export function catalogueOf(texts: ReadonlyMap<string, string>): readonly Choice[] {
  const own = [...texts.keys()].filter((path) => !path.includes('/'));
  const shipped = [...texts.keys()].filter((path) => /^scenarios\/((act|published)\/)?[^/]+\.yaml$/.test(path));
  return [...own, ...shipped.sort()].map((path) => choiceOf(texts, path));
}

export const groupedChoices = (choices: readonly Choice[]): (readonly [Group, readonly Choice[]])[] =>
  groups.flatMap((group) => {
    const found = choices.filter((each) => each.group === group);
    return found.length === 0 ? [] : [[group, found] as const];
  });

function choiceOf(texts: ReadonlyMap<string, string>, path: string): Choice {
  const chain = chainOf(texts, path);
  const ofRun = (key: string): string => {
    const pattern = new RegExp(`\\b${key}: *([\\d-]+)`);
    return chain.map((text) => pattern.exec(runOf(text))?.[1]).find((each) => each !== undefined) ?? '';
  };
  const line = (key: string): string | undefined => saidOf(chain[0], key);
  const isPart = chain.some((text) => text.includes('setting: organisation.share_of_service'));
  return {
    path,
    name: line('name') ?? path,
    question: line('question') ?? '',
    group: groupOf(path, isPart),
    run: [ofRun('start'), ofRun('years'), ofRun('seed')].join(' '),
    years: Number(ofRun('years')),
    isWhole: !isPart,
  };
}

/** The words of a key in one line, whether quoted, bare or folded over the lines below. */
function saidOf(text: string, key: string): string | undefined {
  const [, inline, folded] = new RegExp(`^${key}: *(.+)((?:\\n[ \\t]+\\S.*)*)`, 'm').exec(text) ?? [];
  return /^[>|][+-]?$/.test(inline ?? '')
    ? folded.trim().replace(/\s+/g, ' ')
    : inline?.replace(/^(["'])(.*)\1$/, '$2');
}

/** What a file says of its run, in braces or in lines below each other. */
const runOf = (text: string): string => /^run:[ \t]*(\{[^}]*\}|(?:\n[ \t]+\S.*)+)/m.exec(text)?.[1] ?? '';

function groupOf(path: string, isPart: boolean): Group {
  if (!path.includes('/')) return 'Files of your own';
  if (path.startsWith('scenarios/act/')) return 'The Sentencing Act, part by part';
  if (path.startsWith('scenarios/published/')) return 'Published figures and earlier years';
  return isPart ? 'One delivery unit' : 'The whole service now';
}

/** The texts of a file and of those it extends, the file first. */
function chainOf(texts: ReadonlyMap<string, string>, path: string, depth = 0): string[] {
  const text = findText(texts, path) ?? '';
  const parent = /^extends: *["']?([^"'\n#]+?)["']? *(#.*)?$/m.exec(text)?.[1];
  if (parent === undefined || depth > 12) return [text];
  return [text, ...chainOf(texts, parentPath(path, parent), depth + 1)];
}

function parentPath(path: string, parent: string): string {
  if (parent.startsWith('procap:')) {
    const name = parent.slice('procap:'.length).replace(/^scenarios\//, '');
    return `scenarios/${name.endsWith('.yaml') ? name : `${name}.yaml`}`;
  }
  const folders = path.split('/').slice(0, -1);
  const parts = parent.split('/');
  while (parts[0] === '..') {
    parts.shift();
    folders.pop();
  }
  return [...folders, ...parts].join('/');
}
