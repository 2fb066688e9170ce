import type { ComponentChildren } from 'preact';

/** A line of a chart: solid with what is looked at, dashed without; and what it stands at. */
export interface KeyLine {
  readonly line: 'with' | 'without';
  readonly words: string;
  readonly figure?: string | undefined;
}

/** What the lines of a chart are, above it, where no line can run through a name. */
export function LineKey({
  lines,
  before,
  children,
}: {
  readonly lines: readonly KeyLine[];
  readonly before?: string | undefined;
  readonly children?: ComponentChildren;
}) {
  return (
    <p class="chart-key">
      {before !== undefined && <span class="soft">{before}:</span>}
      {lines.map(({ line, words, figure }) => (
        <span key={line}>
          <i class={`line ${line}`} aria-hidden="true" /> {words}
          {figure !== undefined && <b> {figure}</b>}
        </span>
      ))}
      {children}
    </p>
  );
}
