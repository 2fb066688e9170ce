/** Small pieces of wording that commands share. */

/** A number as a reader sees it: 1,000. */
export const grouped = (value: number): string => value.toLocaleString('en-GB');

/** A number of things: `1 point`, `1,000 points`. */
export const counted = (number: number, noun: string): string => `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;

/** With its first letter in upper case. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A question to put after an error where a name near the given one is known; empty where none is. */
export const didYouMean = (near: string | undefined, before = '', after = before): string =>
  near === undefined ? '' : ` Did you mean ${before}${near}${after}?`;
