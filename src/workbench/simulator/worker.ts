import { Answerer } from './answer.ts';
import type { Call, Reply } from './requests.ts';

/** What runs in a worker of the page: it answers one request after another. */
const answerer = new Answerer();
let last: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<Call>) => {
  last = last.then(() => reply(data));
};

async function reply({ id, request }: Call): Promise<void> {
  try {
    post({ id, answer: await answerer.answer(request) });
  } catch (error) {
    post({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

const post = (message: Reply): void => self.postMessage(message);
