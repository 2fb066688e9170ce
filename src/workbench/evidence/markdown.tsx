import type { ComponentChildren } from 'preact';

/** A line of a document, with its words in bold or as code; links become their words. */
export function inline(text: string): ComponentChildren {
  const plain = text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  return plain.split(/(\*\*[^*]+\*\*|`[^`]+`|\*[^*\s][^*]*\*)/).map((part, index) => {
    if (part.startsWith('**')) return <strong key={index}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>;
    if (part.startsWith('*') && part.length > 1) return <em key={index}>{part.slice(1, -1)}</em>;
    return part;
  });
}

/** The part of a document below a heading, up to the next heading of its rank or above. */
export function partBelow(text: string, heading: string): string {
  const rank = /^#+/.exec(heading)![0].length;
  const [, rest = ''] = text.split(`\n${heading}\n`);
  return rest.split(new RegExp(`\\n#{1,${rank}} `))[0].trim();
}

/** The items of the lists of a part, each in one line. */
export const itemsOf = (part: string): string[] =>
  part
    .split(/\n(?=- )|\n\n/)
    .filter((each) => each.startsWith('- '))
    .map((each) => each.slice(2).replace(/\s*\n\s*/g, ' '));

/** The rows of a table of two columns: a word, and what it means. */
export const termsOf = (text: string): { readonly word: string; readonly means: string }[] =>
  [...text.matchAll(/^\| (\*\*.+?) \| (.+) \|$/gm)].map(([, word, means]) => ({ word, means }));
