import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Each floor may use itself and the floors named here; nothing else. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  model: ['engine'],
  scenario: ['model'],
  experiment: ['engine', 'model', 'scenario'],
  report: ['experiment', 'scenario', 'model'],
  cli: ['scenario', 'experiment', 'report', 'model'],
  workbench: ['scenario', 'experiment', 'report', 'model'],
  library: ['scenario', 'experiment', 'model'],
  node: ['library', 'cli', 'scenario'],
  tools: ['scenario', 'experiment', 'report', 'model', 'cli'],
};

/** Libraries that a pure floor may use; the others may use any. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  engine: ['seedrandom', 'simple-statistics'],
  model: [],
  // Of the library for spreadsheets the scenario floor uses the types; whoever reads one brings it.
  scenario: ['big.js', 'yaml', 'zod', '@e965/xlsx'],
  experiment: ['simple-statistics', 'd3-dsv', 'ml-levenberg-marquardt', 'ml-matrix'],
  report: ['vega-lite', 'd3-dsv', 'simple-statistics'],
  library: ['zod'],
  workbench: [
    'preact',
    'preact/hooks',
    'preact-render-to-string',
    'd3-scale',
    'd3-shape',
    'vega',
    'vega-lite',
    'vega-interpreter',
    'zod',
    '@e965/xlsx',
  ],
};

/** Floors that touch files and threads. */
const usesNode = new Set(['cli', 'node', 'tools']);

const src = resolve(import.meta.dirname, '../src');

interface Import {
  readonly file: string;
  readonly floor: string;
  readonly from: string;
}

function importsOf(floor: string): Import[] {
  const files = readdirSync(join(src, floor), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((name) => {
    const file = join(src, floor, name);
    const text = readFileSync(file, 'utf8');
    const found = [
      ...text.matchAll(/^(?:import|export)\b[^'"]*?from\s+'([^']+)'/gms),
      ...text.matchAll(/import\(\s*'([^']+)'/g),
    ];
    return found.map(([, from]) => ({ file, floor, from }));
  });
}

/** The floor and the file below it that an import reaches, or nothing for a library. */
function reached({ file, from }: Import): { floor: string; inside: string } | undefined {
  if (!from.startsWith('.')) return undefined;
  const [floor, ...inside] = relative(src, resolve(dirname(file), from)).split('/');
  return { floor, inside: inside.join('/') };
}

function fault(each: Import): string | undefined {
  const name = relative(resolve(src, '..'), each.file);
  const to = reached(each);
  if (to === undefined) {
    if (each.from.startsWith('node:') && !usesNode.has(each.floor))
      return `${name} imports ${each.from}, so it cannot run in a browser`;
    const allowed = libraries[each.floor];
    return allowed === undefined || allowed.includes(each.from)
      ? undefined
      : `${name} imports the library ${each.from}`;
  }
  if (to.floor === each.floor) return undefined;
  if (!mayUse[each.floor].includes(to.floor))
    return `${name} imports ${to.floor}, which does not stand below ${each.floor}`;
  if (each.floor === 'tools') return undefined;
  return to.inside === 'index.ts'
    ? undefined
    : `${name} imports ${to.floor}/${to.inside}; other floors are entered by index.ts`;
}

describe('The floors', () => {
  const all = Object.keys(mayUse).flatMap(importsOf);

  it('are read by this test: every one of them has imports', () => {
    for (const floor of Object.keys(mayUse))
      expect(all.filter((each) => each.floor === floor).length, floor).toBeGreaterThan(3);
  });

  it('import downwards only, by the face of a floor, and libraries where they may', () => {
    expect(all.map(fault).filter((each) => each !== undefined)).toEqual([]);
  });

  it('would report a planted fault', () => {
    const planted = { file: join(src, 'engine/planted.ts'), floor: 'engine' };
    expect(fault({ ...planted, from: 'node:fs' })).toBe(
      'src/engine/planted.ts imports node:fs, so it cannot run in a browser',
    );
    expect(fault({ ...planted, from: '../model/index.ts' })).toBe(
      'src/engine/planted.ts imports model, which does not stand below engine',
    );
    expect(fault({ file: join(src, 'cli/planted.ts'), floor: 'cli', from: '../model/state/cases.ts' })).toBe(
      'src/cli/planted.ts imports model/state/cases.ts; other floors are entered by index.ts',
    );
  });
});

/** The files that a file imports from its own floors, types included. */
const importedFiles = (all: readonly Import[]): ReadonlyMap<string, readonly string[]> => {
  const files = new Map<string, string[]>();
  for (const { file, from } of all) {
    const imported = files.get(file) ?? [];
    if (from.startsWith('.')) imported.push(resolve(dirname(file), from));
    files.set(file, imported);
  }
  return files;
};

/** Files that import each other in a circle, each circle once as its path from `src`. */
function importCircles(files: ReadonlyMap<string, readonly string[]>): string[] {
  const circles = new Set<string>();
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const names = path.slice(start).map((each) => relative(src, each));
      const first = names.indexOf([...names].sort()[0]);
      circles.add([...names.slice(first), ...names.slice(0, first), names[first]].join(' -> '));
    } else if (!finished.has(file)) {
      for (const imported of files.get(file) ?? []) visit(imported, [...path, file]);
      finished.add(file);
    }
  };
  for (const file of files.keys()) visit(file, []);
  return [...circles];
}

describe('The files', () => {
  it('never import each other in a circle, not even for a type', () => {
    expect(importCircles(importedFiles(Object.keys(mayUse).flatMap(importsOf)))).toEqual([]);
  });

  it('would be reported where they did', () => {
    const files = new Map([
      [join(src, 'a.ts'), [join(src, 'b.ts')]],
      [join(src, 'b.ts'), [join(src, 'c.ts'), join(src, 'd.ts')]],
      [join(src, 'c.ts'), [join(src, 'b.ts')]],
      [join(src, 'd.ts'), []],
    ]);
    expect(importCircles(files)).toEqual(['b.ts -> c.ts -> b.ts']);
  });
});
