import type { AnswerTo, Call, Reply, Request } from './requests.ts';

/** The answer is no longer wanted: something newer was asked, or the user has stopped. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

interface Waiting {
  readonly request: Request;
  readonly group: string | undefined;
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

/** Workers that run a program and know what they begin with. One thread is left to the page itself. */
export function startWorkers(program: string, begin: Request & { readonly ask: 'begin' }): Worker[] {
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const number = Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1));
  return Array.from({ length: number }, () => {
    const worker = new Worker(address);
    worker.postMessage({ id: -1, request: begin } satisfies Call);
    return worker;
  });
}

/**
 * Simulates in workers, so that the page stays quick. Requests are answered in the order asked, each by the first worker
 * that is free.
 *
 * A request in a group supersedes those of the same group that no worker has begun: what a slider asked for while a
 * finger was on it is not simulated any more.
 */
export class Simulator {
  readonly #workers: { readonly worker: Worker; isFree: boolean }[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #asked = new Map<number, Waiting>();
  #nextId = 0;

  constructor(workers: readonly Worker[]) {
    for (const worker of workers) {
      const entry = { worker, isFree: true };
      entry.worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (!this.#asked.has(data.id)) return;
        entry.isFree = true;
        this.#receive(data);
        this.#goOn();
      };
      this.#workers.push(entry);
    }
  }

  get workers(): number {
    return this.#workers.length;
  }

  /** Rejects with `Superseded` where a newer request of the group came first, or `stop` was called. */
  ask<R extends Request>(request: R, group?: string): Promise<AnswerTo<R>> {
    if (group !== undefined) this.stop(group);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, group, resolve: resolve, reject });
      this.#goOn();
    });
  }

  /** Every worker gets to know a file, or forgets one that has no text any more. */
  addFile(path: string, text: string | undefined): void {
    for (const { worker } of this.#workers)
      worker.postMessage({ id: -1, request: { ask: 'add file', path, text } } satisfies Call);
  }

  /** Drops the requests of a group that no worker has begun. */
  stop(group: string): void {
    for (let index = this.#waiting.length - 1; index >= 0; index--) {
      if (this.#waiting[index].group !== group) continue;
      const [dropped] = this.#waiting.splice(index, 1);
      dropped.reject(new Superseded());
    }
  }

  #goOn(): void {
    for (const entry of this.#workers) {
      if (!entry.isFree) continue;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      const id = this.#nextId++;
      this.#asked.set(id, next);
      entry.isFree = false;
      entry.worker.postMessage({ id, request: next.request } satisfies Call);
    }
  }

  #receive(reply: Reply): void {
    const asked = this.#asked.get(reply.id)!;
    this.#asked.delete(reply.id);
    if ('error' in reply) asked.reject(new Error(reply.error));
    else asked.resolve(reply.answer as never);
  }
}
