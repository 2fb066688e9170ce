import { config } from 'zod';
import { planUnits, simulateService, traceCase, traceOfficer, traceRoster } from '../../model/index.ts';
import type { ServiceInput } from '../../model/index.ts';
import { twinOf } from '../../experiment/index.ts';
import { describeNotes, describeProblems, readScenario } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { applyMoves } from '../state/moves.ts';
import { findText, namesIn, unpackTexts } from './shipped-texts.ts';
import type { AnswerTo, Request, Reading, World } from './requests.ts';

// zod would ask whether it may evaluate code, which the page forbids.
config({ jitless: true });

/** Answers what the page asks. It reads each scenario once. */
export class Answerer {
  #texts: Map<string, string> = new Map();
  readonly #readings = new Map<string, Reading>();

  async answer(request: Request): Promise<AnswerTo<Request>> {
    switch (request.ask) {
      case 'begin':
        this.#texts = await unpackTexts(request.packedTexts);
        return true;
      case 'add file':
        if (request.text === undefined) this.#texts.delete(request.path);
        else this.#texts.set(request.path, request.text);
        this.#readings.clear();
        return true;
      case 'read':
        return this.#read(request.path);
      case 'course':
        return traceRoster(this.#traceRequest(request.world, request.replication));
      case 'replication': {
        const scenario = this.#scenarioOf(request.world);
        const input = modelInput(scenario, request.years);
        return simulateService(input, scenario.seed, request.replication);
      }
      case 'twin':
        return twinOf(modelInput(this.#scenarioOf(request.world)));
      case 'story': {
        const { of, name } = request.agent;
        const trace = this.#traceRequest(request.world, request.replication);
        return of === 'case' ? traceCase(trace, name) : traceOfficer(trace, name);
      }
    }
  }

  #traceRequest(world: World, replication: number) {
    const scenario = this.#scenarioOf(world);
    const { seed, parameters } = scenario;
    return { input: modelInput(scenario), seed, replication, unit: planUnits(parameters, seed)[0].name };
  }

  /** The scenario of a world; an Error where its file cannot be read. */
  #scenarioOf({ path, moves }: World): Scenario {
    const reading = this.#read(path);
    if (!reading.ok) throw new Error(reading.problems);
    return applyMoves(reading.scenario, moves);
  }

  #read(path: string): Reading {
    const known = this.#readings.get(path);
    if (known !== undefined) return known;
    const read = readScenario(path, (each) => findText(this.#texts, each), {
      namesIn: (folder) => namesIn(this.#texts, folder),
    });
    const reading: Reading = read.ok
      ? { ok: true, scenario: read.scenario, notes: describeNotes(read.notes) }
      : { ok: false, problems: describeProblems(path, read.problems) };
    this.#readings.set(path, reading);
    return reading;
  }
}

const modelInput = ({ start, years, parameters, changes }: Scenario, shorter = years): ServiceInput => ({
  start,
  years: Math.min(years, shorter),
  parameters,
  changes,
});
