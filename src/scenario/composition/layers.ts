import { addMonths } from '../../model/index.ts';
import type { Change } from '../reading/changes.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Way } from '../settings/change-entry.ts';
import type { Entry } from '../settings/entry.ts';

/** What one file says of a setting: its value in the parameters of a baseline, or a change. */
export interface Layer {
  readonly file: ScenarioFile;
  readonly way: Way;
  readonly entry: Entry;
  /** Absent for the parameters of a baseline. */
  readonly change?: Change;
  /** From when until when (not included) it holds; empty from the first day. */
  readonly from: string;
  readonly until: string;
  /** The days on which it changes the value: its first, each step of a ramp, and the day on which it has ended. */
  readonly days: readonly string[];
}

const never = '9999-12-31';

/**
 * The layers of every setting, the lowest first: those of a file lie above those of the files it extends. In one file,
 * the values lie below, a later date above an earlier one, whatever their order in the file; what adds and multiplies
 * lies above them, in the order of the file.
 */
export function layersOf(files: readonly ScenarioFile[]): Map<string, Layer[]> {
  const layers = new Map<string, Layer[]>();
  const put = (setting: string, layer: Layer): void => {
    const own = layers.get(setting);
    if (own === undefined) layers.set(setting, [layer]);
    else own.push(layer);
  };
  for (const file of files) {
    for (const [setting, entry] of file.parameters)
      put(setting, { file, way: 'value', entry, from: '', until: never, days: [] });
    const own = file.changes.map((change) => layerOf(change, file));
    const values = own
      .filter(({ way }) => way === 'value')
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const layer of [...values, ...own.filter(({ way }) => way !== 'value')]) put(layer.change!.setting, layer);
  }
  return layers;
}

function layerOf(change: Change, file: ScenarioFile): Layer {
  const { from, until, over = 1, to } = change;
  const first = from?.date ?? '';
  const end = until?.date ?? never;
  const steps = first === '' ? [] : Array.from({ length: over }, (_, month) => addMonths(first, month));
  const days = [...steps, ...(until === undefined ? [] : [end])];
  return { file, way: to.way, entry: to, change, from: first, until: end, days };
}

export const isActive = ({ from, until }: Layer, date: string): boolean => from <= date && date < until;

/** How many steps of its ramp a layer has made on a day on which it is active, and how many it has. */
export function rampOn({ from, change }: Layer, date: string): { readonly step: number; readonly of: number } {
  const of = change?.over ?? 1;
  let step = of;
  while (step > 1 && addMonths(from, step - 1) > date) step--;
  return { step, of };
}

/** Whether nothing of the layers below shows through one that is active. */
export function isOpaque(layer: Layer, date: string): boolean {
  const { step, of } = rampOn(layer, date);
  return layer.way === 'value' && layer.change?.regions === undefined && step === of;
}
