import { describe, expect, it } from 'vitest';
import { KINDS, kindOf } from '../../../src/kinds/kind-list.ts';
import { commonFields, sharedValue } from '../../../src/ui/inspect/common-properties.ts';
import { sizeFault } from '../../../src/ui/inspect/size-fault.ts';

const properties = (values: object) => ({
  properties: { kind: 'pv', scenario: 'a', from: null, until: null, status: 'planned', name: '', ...values } as const,
});

describe('sharedValue', () => {
  it('is the value of all, or says that there are several', () => {
    expect(sharedValue([properties({ from: 2025 }), properties({ from: 2025 })], 'from')).toEqual({
      value: 2025,
      differs: false,
    });
    expect(sharedValue([properties({ from: 2025 }), properties({ from: 2030 })], 'from')).toEqual({
      value: null,
      differs: true,
    });
    expect(sharedValue([properties({}), properties({})], 'capacityMw')).toEqual({ value: null, differs: false });
    expect(sharedValue([properties({ capacityMw: 3 }), properties({})], 'capacityMw')).toEqual({
      value: null,
      differs: true,
    });
  });
});

describe('commonFields', () => {
  it('are those that all kinds have', () => {
    const ids = (...kinds: Parameters<typeof kindOf>[0][]) => commonFields(kinds.map(kindOf)).map(({ id }) => id);
    expect(ids('pv')).toEqual(kindOf('pv').fields.map(({ id }) => id));
    expect(ids('pv', 'wind-farm')).toEqual(['capacityMw', 'densityMwPerKm2', 'fullLoadHours']);
    expect(ids('pv', 'forest')).toEqual([]);
    expect(commonFields([])).toEqual([]);
  });

  it('keep a default only where all kinds have the same', () => {
    const [capacity, density] = commonFields([kindOf('pv'), kindOf('wind-farm')]);
    expect(capacity?.default).toBeNull();
    expect(density).toMatchObject({ default: null, defaultSource: null });
    expect(commonFields([kindOf('pv')]).find(({ id }) => id === 'densityMwPerKm2')?.default).toBe(40);
  });
});

describe('sizeFault', () => {
  it('holds an area against the bounds of its kind', () => {
    expect(sizeFault(kindOf('forest'), 399)).toEqual({ which: 'little', limitM2: 400 });
    expect(sizeFault(kindOf('forest'), 400)).toBeNull();
    expect(sizeFault(kindOf('forest'), null)).toBeNull();
    expect(sizeFault({ minimumAreaM2: 0, maximumAreaM2: 5000 }, 5001)).toEqual({ which: 'large', limitM2: 5000 });
  });

  it('has no upper bound in any kind, because no source sets one', () => {
    expect(KINDS.filter(({ maximumAreaM2 }) => maximumAreaM2 !== null)).toEqual([]);
  });
});
