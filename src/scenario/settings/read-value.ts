import { isScalar } from 'yaml';
import type { ParameterDefinition, ParameterValue } from '../../model/index.ts';
import { describeNode } from '../yaml/reader.ts';
import type { Piece, Reader } from '../yaml/reader.ts';
import { readNumber, readSwitch, readWord } from '../yaml/scalars.ts';
import type { Limits } from '../yaml/scalars.ts';

/** Shares may miss 1 by this much, for numbers that have no end in decimal digits. */
const tolerance = 1e-9;

/** The value of a parameter, checked against what the parameter may be. Problems are reported; then it is absent. */
export function readValue(reader: Reader, piece: Piece, definition: ParameterDefinition): ParameterValue | undefined {
  switch (definition.kind) {
    case 'number':
      return readNumber(reader, piece, definition);
    case 'switch':
      return readSwitch(reader, piece);
    case 'choice':
      return readWord(reader, piece, definition.options);
    case 'numbers':
      if (definition.names !== undefined && isOneNumber(reader, piece, definition.names)) return undefined;
      return readNumbersByName(reader, piece, definition, definition.names);
    case 'shares': {
      const shares = readNumbersByName(reader, piece, { unit: 'share', least: 0, most: 1 }, definition.names);
      const sum = shares && definition.names.reduce((total, name) => total + shares[name], 0);
      if (sum === undefined || Math.abs(sum - 1) <= tolerance) return shares;
      reader.report(piece, {
        message: 'The shares must add up to 1.',
        found: `a sum of ${Number(sum.toPrecision(10))}`,
        allowed: '1',
      });
      return undefined;
    }
  }
}

function readNumbersByName(
  reader: Reader,
  piece: Piece,
  limits: Limits,
  names: readonly string[] | undefined,
): Record<string, number> | undefined {
  const before = reader.problems.length;
  const values = reader.map(piece, 'This setting', names, 'name');
  if (values === undefined) return undefined;
  const wanted = names ?? [...values.keys()];
  if (wanted.length === 0)
    reader.report(piece, { message: 'At least one name with a number is needed here.', found: 'none' });
  const numbers = wanted.map((name) => {
    const number = values.get(name);
    if (number === undefined)
      reader.report(
        piece,
        { message: `There is no number for "${name}".`, allowed: `all of ${wanted.join(', ')}` },
        `${piece.field}.${name}`,
      );
    return [name, number && readNumber(reader, number, limits)] as const;
  });
  return reader.problems.length > before ? undefined : (Object.fromEntries(numbers) as Record<string, number>);
}

/** Whether one number stands where each name has its own, which is reported. */
function isOneNumber(reader: Reader, piece: Piece, names: readonly string[]): boolean {
  const number = isScalar(piece.node) ? piece.node.value : undefined;
  if (typeof number !== 'number') return false;
  reader.report(piece, {
    message: 'This setting has a number for each name.',
    found: describeNode(piece.node),
    allowed: `all of ${names.join(', ')}`,
    suggestion: `Write "{ ${names.map((name) => `${name}: ${number}`).join(', ')} }" if all are the same.`,
  });
  return true;
}
