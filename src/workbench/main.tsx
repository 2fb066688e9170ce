import { render } from 'preact';
import { App } from './app.tsx';
import { unpackTexts } from './simulator/shipped-texts.ts';
import { Simulator } from './simulator/simulator.ts';
import { savedFiles } from './state/saved.ts';

const textOf = (id: string): string => document.getElementById(id)!.textContent;
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

/** One thread is left to the page itself. */
const workers = Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1));

async function begin(): Promise<void> {
  const packedTexts = bytesOf(textOf('texts'));
  const worker = new Blob([bytesOf(textOf('worker')) as Uint8Array<ArrayBuffer>], { type: 'text/javascript' });
  const simulator = new Simulator(URL.createObjectURL(worker), packedTexts, workers);
  const texts = await unpackTexts(packedTexts);
  for (const [path, text] of Object.entries(savedFiles())) {
    texts.set(path, text);
    simulator.addFile(path, text);
  }
  const place = document.getElementById('workbench')!;
  place.replaceChildren();
  render(<App simulator={simulator} texts={texts} />, place);
}

void begin();
