import { describe, expect, it } from 'vitest';
import { classSystemOf } from '../../../src/land/class-system-of.ts';
import {
  clcdClasses,
  landSeaUseClasses,
  thirdSurveyClasses,
  worldcoverClasses,
} from '../../../src/land/class-system-tables.ts';

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

describe('every class system', () => {
  const survey = thirdSurveyClasses();

  it.each([thirdSurveyClasses(), landSeaUseClasses(), worldcoverClasses(), clcdClasses()])(
    '$id says what each class of the survey becomes there',
    (system) => {
      for (const { code } of survey.classes) {
        const planned = system.plannedClass(code);
        expect(system.classOf(planned.code), code).toBe(planned);
      }
      for (const code of ['', '03', '0301K', '9999']) expect(() => system.plannedClass(code)).toThrow(RangeError);
    },
  );

  it('keeps cropland cropland, and makes forest of nothing that is none in the survey but tree crops', () => {
    for (const system of [landSeaUseClasses(), worldcoverClasses(), clcdClasses()]) {
      const differing = survey.classes.filter((one) => {
        const planned = system.plannedClass(one.code);
        return planned.forest !== one.forest || planned.isCropland !== one.isCropland;
      });
      const codes = differing.map((one) => one.code);
      // Images see trees: fruit, rubber, forest swamp and bamboo are trees to them, and shrub of any kind is shrub.
      const seenFromAbove = ['0201', '0202', '0203', '0204', '0302', '0304', '0306', '0307', '1203'];
      expect(codes.filter((code) => system.id === 'land-sea-use' || !seenFromAbove.includes(code))).toEqual([]);
    }
  });
});

describe('codes that clash', () => {
  it('0303 is mangrove in the survey and shrubland in land and sea use', () => {
    expect(thirdSurveyClasses().find('0303')).toMatchObject({
      name: { zh: '红树林地' },
      group: 'wetland',
      forest: 'no',
    });
    expect(landSeaUseClasses().find('0303')).toMatchObject({
      name: { zh: '灌木林地' },
      group: 'forest',
      forest: 'special-shrub',
    });
  });

  it.each([
    ['0304', '森林沼泽', '其他林地'],
    ['0402', '沼泽草地', '人工牧草地'],
    ['0403', '人工牧草地', '其他草地'],
    ['1001', '铁路用地', '工业用地'],
    ['1101', '河流水面', '物流仓储用地'],
  ])('%s is %s in the survey, %s in land and sea use', (code, inSurvey, inUse) => {
    expect(thirdSurveyClasses().find(code)?.name.zh).toBe(inSurvey);
    expect(landSeaUseClasses().find(code)?.name.zh).toBe(inUse);
  });
});

describe('land and sea use', () => {
  const use = landSeaUseClasses();

  it('takes a third-level code as its second level, and keeps those that the table has', () => {
    expect(use.find('070102')?.code).toBe('0701');
    expect(use.find('060102')).toMatchObject({ code: '060102', name: { zh: '田间道' }, partOf: '0601' });
    for (const code of ['990101', '07010', '0701021', '0701A']) expect(use.find(code)).toBeNull();
  });

  it('has the first level too, for land classed no further', () => {
    expect(use.find('16')).toMatchObject({ name: { zh: '留白用地' }, partOf: null, colour: [255, 255, 255] });
    expect(use.find('1401')).toMatchObject({ partOf: '14', colour: [0, 255, 0] });
  });

  it('has the colours of the drawing rules, from the first level where the second has none, else none', () => {
    expect(use.find('0301')?.colour).toEqual([104, 177, 103]);
    expect(use.find('1202')?.colour).toEqual([173, 173, 173]);
    expect(use.find('1201')?.colour).toEqual([183, 183, 183]);
    expect(use.find('0702')?.colour).toBeNull();
    // The survey draws its classes in the colour of the matching one: mangrove as wetland, shrub as woodland.
    expect(thirdSurveyClasses().find('0303')?.colour).toEqual([101, 205, 170]);
    expect(thirdSurveyClasses().find('0305')?.colour).toEqual([104, 177, 103]);
    expect(thirdSurveyClasses().find('08H2')?.colour).toBeNull();
  });

  it('plants nothing in rivers and the sea', () => {
    const water = use.classes.filter((one) => one.isWater).map((one) => one.code.slice(0, 2));
    expect([...new Set(water)]).toEqual(['17', '18', '19', '20', '21', '22', '24']);
  });
});

describe('classes from images', () => {
  it('are found by their number, however a program wrote it', () => {
    expect(worldcoverClasses().find('10')).toMatchObject({ name: { en: 'Tree cover' }, forest: 'by-canopy' });
    expect(worldcoverClasses().find('100.0')?.code).toBe('100');
    expect(clcdClasses().find('2')?.name.zh).toBe('森林');
    for (const code of ['0', '1', '255', '10.5']) expect(worldcoverClasses().find(code)).toBeNull();
    for (const code of ['0', '10', '01']) expect(clcdClasses().find(code)).toBeNull();
  });
});

describe('choosing a class system', () => {
  it.each(['third-survey', 'land-sea-use', 'worldcover', 'clcd'])('%s is there', (id) => {
    expect(classSystemOf(id)).toMatchObject({ ok: true, value: { id } });
  });

  it('guesses nothing', () => {
    expect(classSystemOf(undefined)).toEqual({ ok: false, code: 'class-system-missing', details: {} });
    expect(classSystemOf('corine')).toEqual({ ok: false, code: 'class-system-unknown', details: { system: 'corine' } });
    expect(classSystemOf('custom')).toMatchObject({ ok: false, code: 'class-mapping-missing' });
    expect(classSystemOf('custom', {})).toMatchObject({ ok: false, code: 'class-mapping-missing' });
    expect(classSystemOf('custom', { a: '0301', b: '03', c: '0301K' })).toEqual({
      ok: false,
      code: 'class-mapping-target',
      details: { codes: '03 0301K', count: 2 },
    });
  });

  it('reads a file’s own codes by the table alone, and keeps classes of the survey', () => {
    const made = classSystemOf('custom', { 有林地: '0301', '0301': '0101', '0303': '0305' });
    if (!made.ok) throw new Error(made.code);
    const { value: custom } = made;
    expect(custom.find('有林地')?.code).toBe('0301');
    expect(custom.find('0301')?.code).toBe('0101');
    expect(custom.find('0101')).toBeNull();
    expect(custom.find('constructor')).toBeNull();
    // What the land table keeps is a code of the survey, not one of the file.
    expect(custom.classOf('0301')?.name.zh).toBe('乔木林地');
    expect(custom.classOf('有林地')).toBeNull();
    expect(custom.plannedClass('0301').code).toBe('0301');
  });
});

it('carbon classes of land and sea use are those of the survey classes that lead there', () => {
  const survey = thirdSurveyClasses();
  const other = landSeaUseClasses();
  expect(survey.classes.every(({ carbonClass }) => carbonClass !== null)).toBe(true);
  expect(['0301', '0303', '0507', '0101', '1401', '2304'].map((code) => other.classOf(code)?.carbonClass)).toEqual([
    'forest_arbor',
    'shrub',
    'mangrove',
    'paddy',
    'urban_green',
    'saline',
  ]);
  // A range of the survey's table, a first level whose classes agree, and a class that takes it over.
  expect(['0804', '02', '0204', '0902'].map((code) => other.classOf(code)?.carbonClass)).toEqual([
    'built',
    'perennial_crop',
    'perennial_crop',
    'built',
  ]);
  // A first level whose classes differ; a square, which is no green; the sea.
  expect(['01', '03', '1403', '1802'].map((code) => other.classOf(code)?.carbonClass)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it.each([worldcoverClasses(), clcdClasses()])('no carbon class is proposed for the classes of $id', ({ classes }) => {
  expect(classes.every(({ carbonClass }) => carbonClass === null)).toBe(true);
});
