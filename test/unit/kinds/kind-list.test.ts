import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds as english } from '../../../src/i18n/en/kinds.ts';
import { kinds as chinese } from '../../../src/i18n/zh/kinds.ts';
import type { KindField } from '../../../src/kinds/kind.ts';
import { SEED_IDS } from '../../../src/plan/seed-ids.ts';
import { isKindId, KIND_IDS, kindOf, KINDS } from '../../../src/kinds/kind-list.ts';

const TOKENS = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
const SURVEY = readFileSync(new URL('../../../data/classes/third-survey.json', import.meta.url), 'utf8');
const SURVEY_CODES = [...SURVEY.matchAll(/"code": "(\w{4})"/g)].map(([, code]) => code);
const FACTORS = new URL('../../../../shared/reference/factors.json', import.meta.url);

const fields: readonly KindField[] = KINDS.flatMap((kind) => kind.fields);

describe('kinds', () => {
  it('are those of the plan file format, group by group as the palette shows them', () => {
    const groups = new Map<string, string[]>();
    for (const { group, id } of KINDS) groups.set(group, [...(groups.get(group) ?? []), id]);
    expect([...groups]).toEqual([
      ['control', ['ecological-redline', 'farmland-redline', 'urban-boundary', 'protected-area', 'zone']],
      ['sink', ['forest', 'wetland', 'grassland', 'farmland', 'marine-sink', 'green-space']],
      ['restoration', ['restoration']],
      [
        'energy',
        ['pv', 'wind-turbine', 'wind-farm', 'pumped-storage', 'battery-storage', 'hydrogen', 'biomass', 'geothermal'],
      ],
      ['charging', ['charging-station', 'swap-station', 'bus-stop', 'place', 'village']],
      ['park', ['industrial-park', 'data-centre', 'building']],
    ]);
    expect(KIND_IDS).toEqual([...groups.values()].flat());
  });

  it('are found by id, and nothing else is', () => {
    for (const kind of KINDS) expect(kindOf(kind.id)).toBe(kind);
    expect(['forest', 'Forest', '', 'toString', null, 1].map(isKindId)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each(KINDS)(
    '$id has colours in both themes, and a sign or a hatch or a stroke of its own',
    ({ symbol, geometry }) => {
      expect(TOKENS.match(new RegExp(`--${symbol.colour}:\\s*#[0-9A-Fa-f]{6}`, 'g'))?.length).toBeGreaterThanOrEqual(2);
      expect(symbol.sign !== null).toBe(geometry === 'point');
      expect(symbol.fillOpacity).toBeLessThanOrEqual(0.3);
    },
  );

  it('can be told apart without colour', () => {
    const looks = KINDS.map(({ symbol: { dash, hatch, sign } }) => JSON.stringify([dash, hatch, sign]));
    const plain = JSON.stringify([[], null, null]);
    expect(new Set(looks.filter((look) => look !== plain)).size).toBe(looks.filter((look) => look !== plain).length);
    // A building is the one plain area.
    expect(looks.filter((look) => look === plain)).toHaveLength(1);
  });

  it('make land only of classes that the survey has', () => {
    const effects = KINDS.flatMap(({ id, landEffect }) => (landEffect === null ? [] : [[id, landEffect.class]]));
    expect(effects).toEqual([
      ['forest', '0301'],
      ['wetland', '1108'],
      ['grassland', '0404'],
      ['green-space', '0810'],
    ]);
    for (const [, code] of effects) expect(SURVEY_CODES).toContain(code);
  });
});

describe('indicators of kinds', () => {
  it('are such as the targets of the seeds name, or that the interfaces list', () => {
    const seeds = new URL('../../../seeds/', import.meta.url);
    const named = new Set(
      SEED_IDS.flatMap((seed) => {
        const text = readFileSync(new URL(`${seed}/targets.json`, seeds), 'utf8');
        return [...text.matchAll(/"indicator": "([^"]+)"/g)].map(([, indicator]) => indicator ?? '');
      }),
    );
    const listed = [
      ...['forest.area', 'redline.area', 'redline.share', 'farmland.protected', 'wetland.area', 'green.area'],
      ...['carbon.stock', 'carbon.sink', 'ccer.candidate', 'pv.area', 'emissions.avoided'],
    ];
    const known = new Set([...named, ...listed]);
    for (const { id, indicators } of KINDS) expect([id, indicators.filter((one) => !known.has(one))]).toEqual([id, []]);
    // What the map can compute must have a kind that brings it, but for what is kept by hand or by the whole district.
    const brought = new Set(KINDS.flatMap(({ indicators }) => indicators));
    const missing = [...named].filter((one) => !brought.has(one) && !one.startsWith('tracked.'));
    expect(missing).toEqual(['land.intensity.cut']);
  });
});

describe('fields of kinds', () => {
  it('carry a source with every default, and stay within their bounds', () => {
    for (const field of fields) {
      expect(field.defaultSource === null).toBe(field.default === null);
      if (typeof field.default !== 'number') continue;
      expect(field.default).toBeGreaterThanOrEqual(field.minimum ?? Number.NEGATIVE_INFINITY);
      expect(field.default).toBeLessThanOrEqual(field.maximum ?? Number.POSITIVE_INFINITY);
    }
  });

  it.runIf(existsSync(FACTORS))('agree with the reference table of factors (when it is at hand)', () => {
    const table = JSON.parse(readFileSync(FACTORS, 'utf8')) as {
      factors: { id: string; value: number; confidence: string }[];
    };
    const defaults = fields.filter((field) => field.default !== null);
    expect(defaults.length).toBeGreaterThan(5);
    for (const { default: value, defaultSource } of defaults) {
      const factor = table.factors.find(({ id }) => id === defaultSource?.split(':')[0]);
      expect(factor?.value).toBe(value);
      expect(defaultSource).toContain(`(${factor?.confidence ?? ''})`);
    }
    const minimumOf = (id: string): number | undefined => table.factors.find((factor) => factor.id === id)?.value;
    expect(kindOf('forest').minimumAreaM2).toBe(minimumOf('rule.ccer001.minarea'));
  });
});

describe('names of kinds', () => {
  const wanted = [
    ...KINDS.flatMap(({ id, group }) => [`kind.${id}`, `kind.${id}.long`, `kindGroup.${group}`]),
    ...fields.flatMap(({ id, choices }) => [`field.${id}`, ...choices.map((choice) => `choice.${id}.${choice}`)]),
  ];

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('are complete in %s, and none is left over', (_, messages) => {
    expect(new Set(Object.keys(messages))).toEqual(new Set(wanted));
    expect(Object.values(messages).every((text) => text.trim() !== '')).toBe(true);
  });

  it('fit the two columns of the palette', () => {
    for (const { id } of KINDS) expect(chinese[`kind.${id}`].length).toBeLessThanOrEqual(5);
    for (const { id } of KINDS) expect(english[`kind.${id}`].length).toBeLessThanOrEqual(17);
  });
});
