import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** The width that an element is given, in whole pixels; 0 until it is known. */
export function useWidth(place: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([{ contentRect }]) => setWidth(Math.floor(contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return width;
}
