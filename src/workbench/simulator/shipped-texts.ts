/** Texts by path, as the build packs them: a JSON object, compressed with gzip. */
export async function unpackTexts(packed: Uint8Array): Promise<Map<string, string>> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  const texts = (await new Response(stream).json()) as Record<string, string>;
  return new Map(Object.entries(texts));
}
