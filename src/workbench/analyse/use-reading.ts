import { useEffect, useState } from 'preact/hooks';
import type { Reading } from '../simulator/requests.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** What a scenario file says, once a worker has read it. */
export function useReading(path: string): Reading | undefined {
  const { simulator, texts } = useWorkbench();
  const [reading, setReading] = useState<{ readonly path: string; readonly reading: Reading }>();
  const text = texts.get(path);
  useEffect(() => {
    let isWanted = true;
    simulator
      .ask({ ask: 'read', path })
      .then((read) => isWanted && setReading({ path, reading: read }))
      .catch((error: Error) => isWanted && setReading({ path, reading: { ok: false, problems: error.message } }));
    return () => {
      isWanted = false;
    };
  }, [path, text]);
  return reading?.path === path ? reading.reading : undefined;
}
