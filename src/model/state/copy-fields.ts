/** State that hides some of its fields and can take over those of another of its class. */
interface Copyable<State> {
  copyFrom(other: State): void;
}

/**
 * Takes over every field of another object of the same class, which has no hidden ones: numbers as they are, arrays and
 * maps entry by entry, state within it by its own `copyFrom`. What both share already stays shared.
 */
export function copyFields<State extends object>(to: State, from: State): void {
  const own = to as Record<string, unknown>;
  for (const [name, value] of Object.entries(from) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) own[name] = value;
    else if (own[name] !== value) copyInto(own[name] as object, value);
  }
}

function copyInto(own: object, value: object): void {
  if (own instanceof Map) {
    own.clear();
    for (const [key, entry] of value as Map<unknown, unknown>) own.set(key, entry);
  } else if (Array.isArray(own)) own.splice(0, own.length, ...(value as unknown[]));
  else if (ArrayBuffer.isView(own)) (own as Int32Array).set(value as Int32Array);
  else if (isCopyable(own)) own.copyFrom(value);
  else copyFields(own, value);
}

const isCopyable = (state: object): state is Copyable<object> => 'copyFrom' in state;
