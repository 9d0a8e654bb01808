import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KIND_IDS } from '../../../src/kinds/kind-list.ts';
import { planFileSchema } from '../../../src/plan/plan-schema.ts';

/** The published form: what a writer of plan files has to keep to. */
const published = z.toJSONSchema(planFileSchema, { io: 'input' });

describe('plan schema', () => {
  it('is published as it is in the code (vitest -u writes it anew)', async () => {
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot('../../../src/plan/plan.schema.json');
  });

  it('leaves room for members of others on every level', () => {
    const text = JSON.stringify(published);
    expect(text).not.toContain('"additionalProperties":false');
  });

  it('names every kind and asks only for what a file cannot do without', () => {
    const { tantu, features } = published.properties as Record<string, z.core.JSONSchema.JSONSchema>;
    expect(tantu?.required).toEqual(['version', 'name', 'baseYear', 'years', 'scenarios']);
    const feature = features?.items as z.core.JSONSchema.JSONSchema;
    const properties = feature.properties?.['properties'] as z.core.JSONSchema.JSONSchema;
    expect(properties.required).toEqual(['kind', 'scenario']);
    expect((properties.properties?.['kind'] as z.core.JSONSchema.JSONSchema).enum).toEqual([...KIND_IDS]);
  });
});
