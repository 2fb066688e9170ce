import type { ComponentChildren } from 'preact';
import { isNumericColumn } from '../../report/index.ts';
import type { DataTable } from '../../report/index.ts';

interface DataTableViewProps {
  readonly table: DataTable;
  /** In place of the text of a cell that names a row. */
  readonly heading?: (text: string) => ComponentChildren;
}

/** A table of a report; it scrolls sideways where it is too wide, also by keyboard. */
export function DataTableView({ table, heading = (text) => text }: DataTableViewProps) {
  const { caption, columns, headings, rows } = table;
  const look = columns.map((_, column) => (isNumericColumn(table, column) ? 'number' : undefined));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((name, column) => (
              <th key={name} scope="col" class={look[column]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.slice(0, headings).join(' ')}>
              {row.map((text, column) =>
                column < headings ? (
                  <th key={columns[column]} scope="row">
                    {column === 0 && headings > 1 && rows[index - 1]?.[0] === text ? (
                      <span class="visually-hidden">{text}</span>
                    ) : (
                      heading(text)
                    )}
                  </th>
                ) : (
                  <td key={columns[column]} class={look[column]}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
