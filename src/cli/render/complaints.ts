import type { LoggerInterface } from 'vega';

/**
 * Keeps what Vega and Vega-Lite complain of, which they would otherwise only print: each complaint is about a mark, an axis or data
 * that the chart goes without.
 */
export class Complaints implements LoggerInterface {
  readonly #heard: string[] = [];

  level(): number;
  level(level: number): this;
  level(level?: number): number | this {
    return level === undefined ? 0 : this;
  }

  error(...words: readonly unknown[]): this {
    return this.#hear(words);
  }

  warn(...words: readonly unknown[]): this {
    return this.#hear(words);
  }

  info(): this {
    return this;
  }

  debug(): this {
    return this;
  }

  /** Throws an Error with all complaints, where there are any. */
  throwIfAny(): void {
    if (this.#heard.length > 0) throw new Error(`The chart cannot be drawn as it stands:\n${this.#heard.map((each) => `  ${each}`).join('\n')}`);
  }

  #hear(words: readonly unknown[]): this {
    this.#heard.push(words.map(String).join(' '));
    return this;
  }
}
