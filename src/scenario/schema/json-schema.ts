import * as z from 'zod';
import { parameterDefinitions } from '../../model/index.ts';
import { scenarioFileSchema } from './file-schema.ts';
import type { Definitions } from '../scenario.ts';

/**
 * The form of scenario files as a JSON Schema (draft 7), for editors: completion, descriptions, and marks on the
 * plainest mistakes.
 *
 * It allows whatever `readScenario` allows, and somewhat more: sums of shares, ranges, sources and dates that do not
 * fit each other are found by reading only.
 */
export function scenarioSchema(definitions: Definitions = parameterDefinitions): object {
  const names = z.registry<{ id: string }>();
  const zodSchema = scenarioFileSchema(definitions, (id, part) => names.add(part, { id }));
  const schema = z.toJSONSchema(zodSchema, {
    target: 'draft-7',
    io: 'input',
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      const description = z.globalRegistry.get(zodSchema)?.description;
      if (description !== undefined) jsonSchema.description = description;
    },
  });
  return { title: 'procap scenario', ...schema };
}
