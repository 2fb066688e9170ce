import { render } from 'preact';
import { App } from './app.tsx';
import { unpackTexts } from './simulator/shipped-texts.ts';
import type { Reading } from './simulator/requests.ts';
import { Simulator, startWorkers } from './simulator/simulator.ts';
import { stateToBeginWith } from './state/begin.ts';
import { savedFiles } from './state/saved.ts';
import type { State } from './state/state.ts';

const textOf = (id: string): string => document.getElementById(id)!.textContent;

async function begin(): Promise<void> {
  const packedTexts = textOf('texts');
  const readings = JSON.parse(textOf('readings')) as Record<string, Reading>;
  const simulator = new Simulator(startWorkers(textOf('worker'), { ask: 'begin', packedTexts, readings }));
  const place = document.getElementById('workbench')!;
  const show = (texts: Map<string, string>, begun: State): void => {
    if (place.inert) place.replaceChildren();
    place.inert = false;
    render(<App {...{ simulator, texts, begun }} />, place);
  };
  const beginWith = (texts: Map<string, string>): Promise<State> => stateToBeginWith({ simulator, texts, readings });

  // Where the page opens as its first frame has it, it needs no text to go on from there.
  const opensElsewhere = document.documentElement.dataset.opens === 'elsewhere';
  const early = opensElsewhere ? undefined : await beginWith(new Map());
  if (early !== undefined) show(new Map(), early);
  const texts = await unpackTexts(packedTexts);
  for (const [path, text] of Object.entries(savedFiles())) {
    texts.set(path, text);
    simulator.addFile(path, text);
  }
  show(texts, early ?? (await beginWith(texts)));
}

/** The fonts come after the first frame, which does not wait for them. */
function addFonts(): void {
  const style = document.createElement('style');
  style.textContent = textOf('fonts');
  document.head.append(style);
}

document.addEventListener('DOMContentLoaded', addFonts);
void begin();
