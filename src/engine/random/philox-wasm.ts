import { multiplier, roundKeyStep, rounds } from './philox.ts';

/**
 * `philoxBits` in WebAssembly, which multiplies words of 32 bits at once where JavaScript has to do it by halves. The
 * bits are the same, in half the time or less; a replication draws two for every event.
 *
 * Below are the instructions in their standard text form. The names of locals stand for their numbers.
 */
const locals = { left: 0, right: 1, key: 2, product: 3 };

const round = `
  local.get left   i64.extend_i32_u   i64.const ${multiplier}   i64.mul   local.tee product
  i64.const 32   i64.shr_u   i32.wrap_i64   local.get key   i32.xor   local.get right   i32.xor   local.set left
  local.get product   i32.wrap_i64   local.set right
  local.get key   i32.const ${roundKeyStep | 0}   i32.add   local.set key`;

const firstBits = `
  local.get left   i32.const 6   i32.shr_u   i64.extend_i32_u   i64.const 26   i64.shl
  local.get right   i32.const 6   i32.shr_u   i64.extend_i32_u   i64.or
  f64.convert_i64_s   end`;

/** Source: WebAssembly Core Specification, version 1, section 5.4. */
const opcodes: Readonly<Record<string, number>> = {
  end: 0x0b,
  'local.get': 0x20,
  'local.set': 0x21,
  'local.tee': 0x22,
  'i32.const': 0x41,
  'i64.const': 0x42,
  'i32.add': 0x6a,
  'i32.xor': 0x73,
  'i32.shr_u': 0x76,
  'i64.mul': 0x7e,
  'i64.or': 0x84,
  'i64.shl': 0x86,
  'i64.shr_u': 0x88,
  'i32.wrap_i64': 0xa7,
  'i64.extend_i32_u': 0xad,
  'f64.convert_i64_s': 0xb9,
};

/** The bytes of instructions: an opcode for each word that is one, a number for any other. */
const assemble = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .flatMap((word) => opcodes[word] ?? signedNumber(locals[word as keyof typeof locals] ?? Number(word)));

/** A whole number in groups of seven bits, lowest first; all but the last have their eighth bit set (LEB128). */
function signedNumber(number: number): number[] {
  const low = number & 0x7f;
  const rest = Math.floor(number / 128);
  const isLast = rest === (low < 64 ? 0 : -1);
  return isLast ? [low] : [low | 0x80, ...signedNumber(rest)];
}

/** Bytes after their number, which always takes two bytes here. */
const sized = (...bytes: number[]): number[] => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes];

const [i32, i64, f64] = [0x7f, 0x7e, 0x7c];
const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module of one function, exported as `f`. Each section has its number, its size and how many things are in it. */
const philoxModule = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...magicAndVersion,
    ...[1, ...sized(1, 0x60, 3, i32, i32, i32, 1, f64)], // a type: three words to a double
    ...[3, ...sized(1, 0)], // a function of that type
    ...[7, ...sized(1, 1, 'f'.charCodeAt(0), 0, 0)], // its name
    // and its code, with one local
    ...[10, ...sized(1, ...sized(1, 1, i64, ...assemble(round.repeat(rounds) + firstBits)))],
  ]);

/** As much as is used here of a global that browsers and Node have in common. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** `philoxBits` in WebAssembly; nothing where the host has no WebAssembly, or a page may not use it. */
export function philoxBitsInWasm(): ((counter0: number, counter1: number, key: number) => number) | undefined {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(philoxModule()));
    return exports.f as (counter0: number, counter1: number, key: number) => number;
  } catch {
    return undefined;
  }
}
