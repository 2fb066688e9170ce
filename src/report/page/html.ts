import type { DataTable } from '../data-table.ts';
import { isNumericColumn } from '../data-table.ts';

/** Text made safe to stand in HTML, in an attribute as well. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Text as paragraphs, one for each that an empty line parts. */
export const paragraphs = (text: string | undefined, style = ''): string =>
  (text ?? '')
    .split(/\n\s*\n/)
    .filter((each) => each.trim() !== '')
    .map((each) => `<p${style}>${escapeHtml(each.trim())}</p>\n`)
    .join('');

/** Sentences as a list with bullets. */
export const bulletList = (sentences: readonly string[]): string =>
  `<ul>\n${sentences.map((each) => `<li>${escapeHtml(each)}</li>`).join('\n')}\n</ul>`;

/**
 * A table for people and screen readers: a caption, and headings with what they head; it scrolls where it is too wide.
 * `region` names the part that scrolls, where the caption may be that of another part as well.
 */
export function htmlTable(table: DataTable, region: string = table.caption): string {
  const { caption, columns, headings, rows } = table;
  const attributes = columns.map((_, column) => (isNumericColumn(table, column) ? ' class="number"' : ''));
  const head = columns.map((name, column) => `<th scope="col"${attributes[column]}>${escapeHtml(name)}</th>`).join('');
  const cell = (text: string, column: number): string =>
    column < headings
      ? `<th scope="row">${escapeHtml(text)}</th>`
      : `<td${attributes[column]}>${escapeHtml(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return scrollableRegion(
    region,
    `<table>\n<caption>${escapeHtml(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n` +
      `<tbody>\n${body.join('\n')}\n</tbody>\n</table>`,
  );
}

/** The command that gives the same figures again, with what it takes. */
export const repeatCommand = (command: string): string =>
  '<p>The same version of procap, files and seed give exactly the same figures, with any number of workers:</p>\n' +
  `<pre tabindex="0"><code>${escapeHtml(command)}</code></pre>`;

/** A part of the page that scrolls sideways, also by keyboard. */
export const scrollableRegion = (name: string, content: string): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(name)}">\n${content}\n</div>`;

/** Data inside a page: no text in it can end the script element that it stands in. */
export const jsonScript = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`;

/**
 * The text of a program as it stands in a page: signs that would end or hide its element can stand in its texts only,
 * and mean the same there when escaped. The hash in the policy of a page is of this text.
 */
export const scriptText = (source: string): string => source.replace(/<(?=\/script|!--)/gi, '\\x3c');
