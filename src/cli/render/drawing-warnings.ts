import type { LoggerInterface } from 'vega';

/** The warnings of Vega and Vega-Lite while they drew a chart. */
export interface DrawingWarnings {
  /** Given to Vega, which would otherwise only print. */
  readonly logger: LoggerInterface;
  /**
   * Throws an Error with all warnings, where there are any: each is about a mark, an axis or data that is missing from
   * the chart.
   */
  readonly throwIfAny: () => void;
}

/**
 * Listens to the warnings and errors of one drawing. Vega calls a logger's functions on objects of its own, so these
 * use no `this`.
 */
export function collectWarnings(): DrawingWarnings {
  const warnings: string[] = [];
  const keep = (...words: readonly unknown[]): typeof logger => {
    warnings.push(words.map(String).join(' '));
    return logger;
  };
  const ignore = (): typeof logger => logger;
  const logger = { level: () => 0, error: keep, warn: keep, info: ignore, debug: ignore } as unknown as LoggerInterface;
  return {
    logger,
    throwIfAny() {
      if (warnings.length > 0)
        throw new Error(`The chart cannot be drawn:\n${warnings.map((each) => `  ${each}`).join('\n')}`);
    },
  };
}
