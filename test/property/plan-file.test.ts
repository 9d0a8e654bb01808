import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlanDocument } from '../../src/plan/document.ts';
import { findJsonFault } from '../../src/plan/json-fault.ts';
import { readPlanFile, writePlanFile } from '../../src/plan/plan-file.ts';
import { plan } from '../support/plan-arbitrary.ts';

const SEED = 20261122;

describe(`plan file, seed ${SEED}`, () => {
  it('saves, loads and saves the same bytes, whatever members a file carries', () => {
    fc.assert(
      fc.property(plan, (initial) => {
        const text = writePlanFile(initial);
        const { value } = readPlanFile(text);
        expect(value).not.toBeNull();
        if (value === null) return;
        expect([...value.features.values()]).toEqual([...initial.features.values()].map(withoutMinusZero));
        expect(writePlanFile(value)).toBe(text);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('says the same after a way through a document', () => {
    fc.assert(
      fc.property(plan, (initial) => {
        const first = createPlanDocument(initial, { author: 'a', clientId: 1 });
        const second = createPlanDocument({ updates: [first.encode()] }, { author: 'b', clientId: 2 });
        expect(writePlanFile(second.snapshot())).toBe(writePlanFile(initial));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('is JSON, and a file cut anywhere is called truncated', () => {
    fc.assert(
      fc.property(plan, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (initial, share) => {
        const text = writePlanFile(initial).trimEnd();
        expect(findJsonFault(text)).toBeNull();
        const cut = text.slice(0, Math.floor(text.length * share));
        expect(findJsonFault(cut)).toMatchObject({ truncated: true });
        expect(readPlanFile(cut).notes.map(({ code }) => code)).toEqual(['plan-truncated']);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('finds a fault in exactly those texts that the platform cannot parse', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '0',
      '-1.5e3',
      '01',
      'true',
      'nul',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 9 }), (tokens) => {
        const text = tokens.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(findJsonFault(text) === null).toBe(valid);
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  });
});

/** JSON has no −0. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
