import { config } from 'zod';
import { planUnits, simulateService, traceCase, traceOfficer, traceRoster } from '../../model/index.ts';
import type { ServiceInput, TraceRequest } from '../../model/index.ts';
import { twinOf } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { applyMoves } from '../state/moves.ts';
import { readingOf } from './reading.ts';
import { unpackTexts } from './shipped-texts.ts';
import type { AnswerTo, Request, Reading, World } from './requests.ts';

// zod would ask whether it may evaluate code, which the page forbids.
config({ jitless: true });

/** Answers what the page asks. It reads each scenario once, and what the build has read not at all. */
export class Answerer {
  #packedTexts = '';
  #texts: ReadonlyMap<string, string> | undefined;
  readonly #ownFiles = new Map<string, string>();
  #shipped: Readonly<Record<string, Reading>> = {};
  readonly #readings = new Map<string, Reading>();

  async answer(request: Request): Promise<AnswerTo<Request>> {
    switch (request.ask) {
      case 'begin':
        this.#packedTexts = request.packedTexts;
        this.#shipped = request.readings;
        return true;
      case 'add file':
        if (request.text === undefined) this.#ownFiles.delete(request.path);
        else this.#ownFiles.set(request.path, request.text);
        this.#readings.clear();
        return true;
      case 'read':
        return this.#read(request.path);
      case 'course':
        return traceRoster(await this.#traceRequest(request.world, request.replication));
      case 'replication': {
        const scenario = await this.#scenarioOf(request.world);
        const input = modelInput(scenario, request.years);
        return simulateService(input, scenario.seed, request.replication);
      }
      case 'twin':
        return twinOf(modelInput(await this.#scenarioOf(request.world)));
      case 'story': {
        const { of, name } = request.agent;
        const trace = await this.#traceRequest(request.world, request.replication);
        return of === 'case' ? traceCase(trace, name) : traceOfficer(trace, name);
      }
    }
  }

  async #traceRequest(world: World, replication: number): Promise<TraceRequest> {
    const scenario = await this.#scenarioOf(world);
    const { seed, parameters } = scenario;
    return { input: modelInput(scenario), seed, replication, unit: planUnits(parameters, seed)[0].name };
  }

  /** The scenario of a world; an Error where its file cannot be read. */
  async #scenarioOf({ path, moves }: World): Promise<Scenario> {
    const reading = await this.#read(path);
    if (!reading.ok) throw new Error(reading.problems);
    return applyMoves(reading.scenario, moves);
  }

  async #read(path: string): Promise<Reading> {
    const known = this.#readings.get(path) ?? this.#shipped[path];
    if (known !== undefined) return known;
    const reading = readingOf(await this.#allTexts(), path);
    this.#readings.set(path, reading);
    return reading;
  }

  async #allTexts(): Promise<ReadonlyMap<string, string>> {
    this.#texts ??= await unpackTexts(this.#packedTexts);
    return new Map([...this.#texts, ...this.#ownFiles]);
  }
}

const modelInput = ({ start, years, parameters, changes }: Scenario, shorter = years): ServiceInput => ({
  start,
  years: Math.min(years, shorter),
  parameters,
  changes,
});
