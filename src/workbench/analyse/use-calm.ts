import { useEffect, useRef, useState } from 'preact/hooks';

/** A value that is renewed at most so often, in milliseconds; the last one always comes. */
export function useCalm<Value>(value: Value, pause: number): Value {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + pause - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return shown;
}
