import { strToU8, zipSync } from 'fflate';

/** The oldest date that the format of an archive knows, so that the clock leaves no trace. */
export const noTime = new Date('1980-01-01T12:00:00');

const uris = {
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  xlink: 'http://www.w3.org/1999/xlink',
} as const;

export type Namespace = keyof typeof uris;

/** An OpenDocument file before it is packed. */
export interface OpenDocument {
  /** `text` or `spreadsheet`. */
  readonly kind: 'text' | 'spreadsheet';
  readonly title: string;
  /** ISO date on which it was made, where it has one. */
  readonly date?: string;
  readonly namespaces: readonly Namespace[];
  /** The elements within those of the whole document, as XML. */
  readonly content: string;
  readonly styles: string;
  /** By their paths in the file. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
}

/**
 * Packs an OpenDocument file. The same document gives the same bytes. Source: OpenDocument 1.3, part 2 (packages) and
 * part 3 (schema).
 */
export function openDocumentFile({
  kind,
  title,
  date,
  namespaces,
  content,
  styles,
  pictures = {},
}: OpenDocument): Uint8Array {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const declared = namespaces.map((each) => `xmlns:${each}="${uris[each]}"`).join(' ');
  const part = (name: string, inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-${name} ${declared} office:version="1.3">${inside}</office:document-${name}>`;
  const made = date === undefined ? '' : `<meta:creation-date>${date}T00:00:00</meta:creation-date>`;
  const files: Record<string, Uint8Array> = {
    'content.xml': strToU8(part('content', content)),
    'styles.xml': strToU8(part('styles', styles)),
    'meta.xml': strToU8(
      part(
        'meta',
        `<office:meta><meta:generator>procap</meta:generator><dc:title>${escapeXml(title)}</dc:title>${made}<dc:language>en-GB</dc:language></office:meta>`,
      ),
    ),
    ...pictures,
  };
  const entries = Object.keys(files).map(
    (path) =>
      `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${path.endsWith('.png') ? 'image/png' : 'text/xml'}"/>`,
  );
  files['META-INF/manifest.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${type}"/>${entries.join('')}</manifest:manifest>`,
  );
  const packed = Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime: noTime }]] as const);
  // First and not compressed, so that programs know the file by its first bytes.
  return zipSync({ mimetype: [strToU8(type), { level: 0, mtime: noTime }], ...Object.fromEntries(packed) } as never);
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
