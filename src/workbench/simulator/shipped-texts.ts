function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let index = 0; index < signs.length; index++) bytes[index] = signs.charCodeAt(index);
  return bytes;
}

/** Texts by path, as the build packs them: a JSON object, compressed with gzip, in base64. */
export async function unpackTexts(packed: string): Promise<Map<string, string>> {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const texts = (await new Response(stream).json()) as Record<string, string>;
  return new Map(Object.entries(texts));
}

/**
 * The text of a file as another names it. A file of the user's own stands beside the folder of shipped ones: what it
 * extends is looked for as it is named, and then among those that are shipped.
 */
export function findText(texts: ReadonlyMap<string, string>, path: string): string | undefined {
  const name = path.replace(/^procap:/, '').replace(/^(\.\.\/)+/, '');
  return texts.get(path) ?? texts.get(name) ?? texts.get(`scenarios/${name}`);
}

/** Names of the files in a folder; where the user's own files are, those of the main scenarios too. */
export function namesIn(texts: ReadonlyMap<string, string>, folder: string): string[] {
  const folders = folder === '' || folder === '.' ? ['', 'scenarios/'] : [`${folder.replace(/\/$/, '')}/`];
  return folders.flatMap((prefix) =>
    [...texts.keys()].flatMap((path) => {
      const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
      return name === '' || name.includes('/') ? [] : [name];
    }),
  );
}
