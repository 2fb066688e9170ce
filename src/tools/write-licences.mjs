/*
 * Lists the libraries that are shipped, from what the bundles hold and what the lock file installs, with the licence
 * texts of all that are copied into the program. Part of the build: `node src/tools/write-licences.mjs`.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledModules } from './bundled-modules.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const modules = here('../../node_modules');
const lock = JSON.parse(readFileSync(here('../../package-lock.json'), 'utf8'));

/** The licence texts of a package: its own files, else that part of its README which gives it. */
function textOf(folder) {
  const names = readdirSync(folder).sort();
  const own = names.filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  if (own.length > 0) return own.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  const readme = names.find((name) => /^readme/i.test(name));
  const text = readme && readFileSync(join(folder, readme), 'utf8');
  const found = text && /^(?:#+ *)?licen[cs]e\b[^\n]*\n[^]*?(?=^#|(?![^]))/im.exec(text)?.[0].trim();
  if (!found || found.length < 200) throw new Error(`${folder} has no text of its licence, which must be shipped.`);
  return found;
}

const bundled = new Map([['@expo-google-fonts/source-sans-3', ['workbench']]]); // there as a style, not as a module
/** Libraries whose files hold others as well. */
const holds = { 'd3-delaunay': ['delaunator', 'robust-predicates'] };
for (const [part, names] of Object.entries(bundledModules()))
  for (const name of names.flatMap((each) => [each, ...(holds[each] ?? [])]))
    bundled.set(name, [...(bundled.get(name) ?? []), part]);

/** The builds of a library for single systems come under its licence, and are not listed one by one. */
const installed = Object.entries(lock.packages).flatMap(([path, { dev, devOptional, peer, os, cpu }]) =>
  path === '' || dev || devOptional || peer || os || cpu ? [] : [path.replace(/^node_modules\//, '')],
);

const libraries = [];
const texts = [];
for (const name of [...new Set([...bundled.keys(), ...installed])].sort()) {
  const { version, license, licenses } = lock.packages[`node_modules/${name}`];
  const parts = bundled.get(name) ?? [];
  const plainName = name.replace(/^.*\/node_modules\//, '');
  libraries.push({
    name: plainName,
    version,
    licence: license ?? licenses,
    partOf: parts.sort(),
    installed: installed.includes(name),
  });
  if (parts.length > 0) texts.push(`${plainName} ${version}\n\n${textOf(join(modules, name))}`);
}
writeFileSync(here('../../dist/licences.json'), `${JSON.stringify(libraries, undefined, 2)}\n`);
writeFileSync(
  here('../../dist/licences.txt'),
  `Licences of the libraries that are copied into procap\n\n${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
);
rmSync(here('../../dist/bundled-modules.json'), { force: true });
