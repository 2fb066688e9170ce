/** A sentence with its first letter large. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A label as it stands in the middle of a sentence, its first letter small; one that begins with an abbreviation
 * (`PQiP trainees in post`) stays as it is.
 */
export const uncapitalise = (text: string): string =>
  /^\w+[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
