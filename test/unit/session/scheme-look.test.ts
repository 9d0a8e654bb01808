import { expect, it } from 'vitest';
import { schemeLook } from '../../../src/session/scheme-look.ts';

it('neighbours differ by colour or mark; an own colour stays', () => {
  const scenarios = [
    { id: 'base', name: '现状' },
    ...Array.from({ length: 20 }, (_, at) => ({ id: `s${String(at)}`, name: `方案 ${String(at)}`, parent: 'base' })),
  ];
  const looks = scenarios.map(({ id }) => JSON.stringify(schemeLook({ scenarios }, id)));
  expect(new Set(looks.slice(0, 9)).size).toBe(9);
  expect(schemeLook({ scenarios }, 'base').colour).toBeNull();
  const own = scenarios.map((one) => (one.id === 's3' ? { ...one, colour: '#123456' } : one));
  expect(schemeLook({ scenarios: own }, 's3').colour).toBe('#123456');
});
