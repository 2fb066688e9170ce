/**
 * Records of numbers in one block of memory: what belongs to one agent lies together, so that an event finds it in the
 * cache.
 *
 * Each field is an array that begins at its own offset in the record of the first agent. An agent is known by the
 * number at which its record begins, a multiple of the length of a record, so `field[agent]` is the field of that
 * agent. A field of several numbers for each agent has a width above 1: number n of the agent is `field[agent + n]`.
 */
export function layOut(
  target: object,
  type: typeof Int32Array | typeof Float64Array,
  length: number,
  records: number,
  widths: Readonly<Record<string, number>> = {},
): void {
  const fields = target as Record<string, Int32Array | Float64Array>;
  const names = Object.keys(fields).filter((name) => fields[name] instanceof type);
  const words = names.reduce((sum, name) => sum + (widths[name] ?? 1), 0);
  if (words > length) throw new RangeError(`Fields of ${words} words do not fit in records of ${length}.`);
  const block = new type(records * length);
  const before = fields[names[0]].buffer;
  if (before.byteLength > 0) block.set(new type(before as ArrayBuffer));
  let offset = 0;
  for (const name of names) {
    fields[name] = block.subarray(offset);
    offset += widths[name] ?? 1;
  }
}

/**
 * Takes over the first so many words of the records of another target of the same class, and has room for as many
 * records as that.
 */
export function copyRecords<Target extends object>(
  target: Target,
  from: Target,
  type: typeof Int32Array | typeof Float64Array,
  length: number,
  words: number,
  widths: Readonly<Record<string, number>> = {},
): void {
  const blockOf = (records: object) =>
    Object.values(records).find((field: unknown) => field instanceof type) as Int32Array | Float64Array;
  const block = blockOf(from);
  if (blockOf(target).length < words) layOut(target, type, length, block.length / length, widths);
  blockOf(target).set(block.subarray(0, words));
}

/** A field of whole numbers that has no records yet, with the type that its numbers are known by. */
export const wholeNumbers = <Field>(): Field => new Int32Array(0) as unknown as Field;
