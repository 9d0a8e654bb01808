import { expect, it } from 'vitest';
import { DEMO_DATASETS } from '../../../src/plan/demo-datasets.ts';
import { guessFields, OPTIONAL_FIELDS } from '../../../src/session/field-guesses.ts';

it('knows the fields of the demo base, which follow the survey standards, by what they hold', () => {
  const { fields = {} } = DEMO_DATASETS.find(({ role }) => role === 'land-cover') ?? {};
  expect(guessFields(Object.values(fields))).toEqual(fields);
  expect(Object.keys(fields).sort()).toEqual(['class', ...OPTIONAL_FIELDS].sort());
});

it('takes the more telling of two names, in whatever case it is written, and guesses nothing else', () => {
  const guessed = guessFields(['objectid', 'bsm', 'tbdlmj', 'TbMj', 'dlmc']);
  expect(guessed).toMatchObject({ id: 'bsm', officialAreaM2: 'TbMj', class: '' });
  expect(Object.values(guessed).filter((name) => name !== '')).toHaveLength(2);
});
