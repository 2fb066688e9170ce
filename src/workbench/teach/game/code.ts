import { gameLevers, gameYears, leverIds } from './decisions.ts';
import type { Choices } from './decisions.ts';

/*
 * A game as twelve characters: ten bits of its number, two for each of five choices in four years, ten of a checksum.
 * The alphabet is Crockford's base 32: no I, L, O or U, and what looks like a 0 or a 1 is read as one.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const characters = 12;
const checkBits = 10n;
export const mostGame = 999;

export interface PlayedGame {
  readonly number: number;
  readonly years: readonly Choices[];
}

/** `7K3M-0Q2A-WXYZ`. The game must have been played to its end. */
export function codeOf({ number, years }: PlayedGame): string {
  let bits = BigInt(number);
  for (const choices of years) for (const id of leverIds) bits = (bits << 2n) | BigInt(choices[id]);
  const all = (bits << checkBits) | checksum(bits);
  const text = Array.from({ length: characters }, (_, index) =>
    alphabet.charAt(Number((all >> BigInt(5 * (characters - 1 - index))) & 31n)),
  ).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

export type CodeReading =
  { readonly ok: true; readonly game: PlayedGame } | { readonly ok: false; readonly problem: string };

/** The game that a code stands for; small letters, spaces and dashes are all the same. */
export function readCode(text: string): CodeReading {
  const typed = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (typed.length !== characters)
    return { ok: false, problem: `A code has ${characters} letters and digits; this one has ${typed.length}.` };
  const wrong = [...typed].find((each) => !alphabet.includes(each));
  if (wrong !== undefined) return { ok: false, problem: `A code has no “${wrong}”.` };
  const all = [...typed].reduce((bits, each) => (bits << 5n) | BigInt(alphabet.indexOf(each)), 0n);
  let bits = all >> checkBits;
  if (checksum(bits) !== (all & ((1n << checkBits) - 1n)))
    return { ok: false, problem: 'This is not a code of this game: a letter or digit is wrong.' };
  const years: Choices[] = [];
  for (let year = 0; year < gameYears; year++) {
    const choices: Record<string, number> = {};
    for (const id of [...leverIds].reverse()) {
      choices[id] = Number(bits & 3n);
      bits >>= 2n;
    }
    years.unshift(choices as Choices);
  }
  const isPossible = years.every((choices) => gameLevers.every(({ id, options }) => choices[id] < options.length));
  return isPossible
    ? { ok: true, game: { number: Number(bits), years } }
    : { ok: false, problem: 'This is not a code of this game: a letter or digit is wrong.' };
}

/** A remainder that notices any one wrong character, and any two of the first ten that have changed places. */
const checksum = (bits: bigint): bigint => (bits * 37n + 11n) % 1021n;
