import { describe, expect, it } from 'vitest';
import { thirdSurveyClasses } from '../../../src/land/class-system.ts';

const classes = thirdSurveyClasses();

describe('classes of the third survey', () => {
  it('takes a code with a suffix letter as the class before the letter', () => {
    for (const [written, code] of [
      ['0201K', '0201'],
      ['0305A', '0305'],
      ['0810A', '0810'],
      ['1104A', '1104'],
    ]) {
      expect(classes.find(written ?? '')?.code).toBe(code);
    }
  });

  it('keeps a code whose letter belongs to the table itself', () => {
    expect(classes.find('05H1')).toMatchObject({ code: '05H1', name: { zh: '商业服务业设施用地' } });
    expect(classes.find('08H2')?.code).toBe('08H2');
  });

  it('knows no code that its table does not have', () => {
    for (const code of ['', '9999', '03', '0301AB', 'k0301', '0301k', ' 0301', 'H1'])
      expect(classes.find(code)).toBeNull();
  });

  it('calls water what cannot be planted, and not the shallows and marshes that wetland may take', () => {
    const water = classes.classes.filter((one) => one.isWater).map((one) => one.name.zh);
    expect(water).toEqual(['河流水面', '湖泊水面', '水库水面', '坑塘水面', '沟渠', '冰川及永久积雪']);
    expect(classes.find('1105')?.group).toBe('wetland');
    expect(classes.find('0303')?.group).toBe('wetland');
  });

  it('counts paddy, irrigated and dry land as cropland and nothing else', () => {
    expect(classes.classes.filter((one) => one.isCropland).map((one) => one.code)).toEqual(['0101', '0102', '0103']);
  });

  it('gives every class a code of its own, both names and a group', () => {
    expect(new Set(classes.classes.map((one) => one.code)).size).toBe(classes.classes.length);
    for (const one of classes.classes) {
      expect(one.name.zh).not.toBe('');
      expect(one.name.en).not.toBe('');
      expect(classes.find(one.code)).toBe(one);
    }
  });
});
