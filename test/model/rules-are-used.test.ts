import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const rules = join(src, 'model/rules');
const notYetUsed = join(rules, 'not-yet-used');
const publicFace = join(src, 'model/index.ts');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name));
const isRule = (file: string): boolean => file.startsWith(rules) && !file.startsWith(notYetUsed);

/** Names that a file imports, each with the file that it is imported from. */
function importsOf(file: string): { from: string; name: string }[] {
  const found = readFileSync(file, 'utf8').matchAll(/^import(?: type)? \{([^}]*)\} from '(\.[^']+)';/gm);
  return [...found].flatMap(([, names, from]) =>
    names
      .split(',')
      .map((name) => name.trim().split(' as ')[0])
      .filter((name) => name !== '')
      .map((name) => ({ from: resolve(dirname(file), from), name })),
  );
}

interface Declaration {
  readonly file: string;
  readonly name: string;
  readonly isExported: boolean;
  readonly text: string;
}

/** The declarations of a file, each with its text up to the next; a mention in a comment is no use. */
function declarationsOf(file: string): Declaration[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
  const starts = [...text.matchAll(/^(export )?(?:const|function|interface|type|class) (\w+)/gm)];
  return starts.map(({ index, 1: exported, 2: name }, at) => ({
    file,
    name,
    isExported: exported !== undefined,
    text: text.slice(index, starts[at + 1]?.index),
  }));
}

describe('The rules of the model', () => {
  const declarations = files.filter(isRule).flatMap(declarationsOf);
  const keyOf = (file: string, name: string): string => `${file} ${name}`;
  const byKey = new Map(declarations.map((each) => [keyOf(each.file, each.name), each]));

  // What the product imports is used, directly or by the public face of the model; and so is what that is made from.
  const used = new Set<string>();
  function use(file: string, name: string): void {
    const declaration = byKey.get(keyOf(file, name));
    if (declaration === undefined || used.has(keyOf(file, name))) return;
    used.add(keyOf(file, name));
    const mentions = new Set(declaration.text.match(/\w+/g));
    for (const other of declarations) if (other.file === file && mentions.has(other.name)) use(file, other.name);
    for (const each of importsOf(file)) if (mentions.has(each.name)) use(each.from, each.name);
  }
  const ofFace = new Map(
    declarations.filter(({ isExported }) => isExported).map(({ file, name }) => [name, file] as const),
  );
  for (const file of files) {
    if (file.startsWith(rules) || file === publicFace) continue;
    for (const { from, name } of importsOf(file)) {
      const declaredIn = from === publicFace ? ofFace.get(name) : from;
      if (declaredIn !== undefined) use(declaredIn, name);
    }
  }

  it('are each used by the run, the start, the twin or another rule that is', () => {
    expect(declarations.length).toBeGreaterThan(100);
    const unused = declarations.filter(({ file, name, isExported }) => isExported && !used.has(keyOf(file, name)));
    expect(unused.map(({ file, name }) => `${file.slice(rules.length + 1)}: ${name}`)).toEqual([]);
  });

  it('are each named in the list that readers begin with', () => {
    const list = readFileSync(join(rules, 'README.md'), 'utf8');
    const names = files.filter((file) => file.startsWith(rules)).map((file) => file.slice(rules.length + 1));
    expect(names.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });

  it('are not made from those that nothing uses yet', () => {
    const users = files.filter((file) => !file.startsWith(notYetUsed) && file !== publicFace);
    expect(users.filter((file) => importsOf(file).some(({ from }) => from.startsWith(notYetUsed)))).toEqual([]);
  });
});
