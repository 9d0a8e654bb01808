import { expect, it } from 'vitest';
import { systemOfEpsg } from '../../../src/geo/coordinate-system.ts';
import { coordinateSystemName } from '../../../src/i18n/coordinate-system-name.ts';

it('names every Gauss–Krüger code by the zone or the meridian that the EPSG register has for it', () => {
  for (let code = 4491; code <= 4554; code += 1) {
    const system = systemOfEpsg(code);
    if (!system.ok) throw new Error(`EPSG:${String(code)}`);
    const number = /(?:zone |CM )(\d+)/u.exec(system.system.name)?.[1] ?? '?';
    const words = coordinateSystemName('en', `EPSG:${String(code)}`);
    expect(words).toContain(system.system.name.includes('zone') ? `zone ${number}` : `at ${number}° E`);
    expect(words.includes('3° zone')).toBe(system.system.name.includes('3-degree'));
  }
});

it.each([
  ['EPSG:4527', 'CGCS2000 3° 带 39 带'],
  ['EPSG:4548', 'CGCS2000 3° 带，中央经线 117°，不带带号'],
  ['EPSG:4490', 'CGCS2000 经纬度'],
  ['EPSG:32650', 'WGS 84 UTM 50N 带'],
  ['EPSG:9999', 'EPSG:9999'],
  ['蓟州独立坐标', '蓟州独立坐标'],
])('calls %s %s', (code, name) => expect(coordinateSystemName('zh', code)).toBe(name));
