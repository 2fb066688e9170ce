import { useEffect, useState } from 'preact/hooks';
import type * as SpreadsheetLibrary from './spreadsheets.ts';
import type * as VegaLibrary from './vega.ts';

/*
 * Libraries that no first frame needs. The page carries each as text, and runs it as a module when it is first wanted:
 * together they are two thirds of its program.
 */
export type Vega = typeof VegaLibrary;
export type Spreadsheets = typeof SpreadsheetLibrary;

export const loadVega = once(() => run<Vega>('vega'));
export const loadSpreadsheets = once(() => run<Spreadsheets>('spreadsheets'));

/** The library for charts, once it is there. */
export function useVega(): Vega | undefined {
  const [vega, setVega] = useState<Vega>();
  useEffect(() => {
    let isWanted = true;
    void loadVega().then((loaded) => isWanted && setVega(loaded));
    return () => {
      isWanted = false;
    };
  }, []);
  return vega;
}

/** Runs what the build has put into the element with this name. */
async function run<Library>(id: string): Promise<Library> {
  const source = new Blob([document.getElementById(id)!.textContent], { type: 'text/javascript' });
  return (await import(URL.createObjectURL(source))) as Library;
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load());
}
