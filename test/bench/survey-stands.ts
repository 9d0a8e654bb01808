import type { AttributeColumn } from '../../src/land/attribute-column.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import type { LandTable } from '../../src/land/land-table.ts';

const SPECIES = ['油松', '侧柏', '栎类', '刺槐', '杨树', '落叶松', '马尾松', '杉木', '桦木', '硬阔'];
const ORIGINS = ['天然', '人工'];
const AGES = 60;

/** Puts stands on the forest of a survey that tells none: species, origin, age and volume, which make thousands of strata of carbon. */
export function withStands(land: LandTable): LandTable {
  const classes = thirdSurveyClasses();
  const isForest = land.classCodes.map((code) => classes.classOf(code)?.group === 'forest');
  const present = Uint8Array.from(land.classIndex, (place) => (isForest[place] === true ? 1 : 0));
  const text = (dictionary: readonly string[], of: (parcel: number) => number): AttributeColumn => ({
    type: 'text',
    dictionary,
    codes: Uint32Array.from(present, (is, parcel) => is * (1 + (of(parcel) % dictionary.length))),
  });
  const number = (of: (parcel: number) => number): AttributeColumn => ({
    type: 'number',
    values: Float64Array.from(present, (is, parcel) => is * of(parcel)),
    present,
  });
  const ageOf = (parcel: number): number => 1 + (((parcel >> 3) * 7) % AGES);
  return {
    ...land,
    attributes: new Map([
      ['species', text(SPECIES, (parcel) => parcel)],
      ['origin', text(ORIGINS, (parcel) => parcel >> 4)],
      ['age', number(ageOf)],
      ['volumeM3PerHa', number((parcel) => ageOf(parcel) + (parcel % 40))],
    ]),
  };
}
