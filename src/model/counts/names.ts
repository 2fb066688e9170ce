/** Where each name stands in a list: counts are kept as numbers in the order of their names. */
export const indexOfEach = <Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> =>
  Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
