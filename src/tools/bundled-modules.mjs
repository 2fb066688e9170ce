import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const list = new URL('../../dist/bundled-modules.json', import.meta.url);

/** The packages of which modules went into each part that is shipped, by the folder of the package. */
export const bundledModules = () => (existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {});

/** Notes the packages that go into a bundle, for the list of licences. */
export const noteModules = (part) => ({
  name: 'note modules',
  generateBundle(_, bundle) {
    const ids = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const packages = ids.flatMap((id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
    const noted = bundledModules();
    mkdirSync(new URL('.', list), { recursive: true });
    const folders = [...(noted[part] ?? []), ...packages].map((path) => path.replace(/^.*?\/node_modules\//, ''));
    writeFileSync(list, JSON.stringify({ ...noted, [part]: [...new Set(folders)].sort() }));
  },
});
