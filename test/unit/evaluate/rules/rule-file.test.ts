import { describe, expect, it } from 'vitest';
import { ruleEntries } from '../../../../src/evaluate/rules/rule-entries.ts';
import { readRuleFile, writeRuleFile } from '../../../../src/evaluate/rules/rule-file.ts';
import { shippedRules } from '../../../../src/evaluate/rules/shipped-rules.ts';
import { ownRule } from '../../../support/own-rule.ts';

const SHIPPED = shippedRules();

interface File {
  readonly documents: Record<string, unknown>[];
  readonly rules: Record<string, unknown>[];
}

/** The shipped rules as a file, after a change of its content. */
function fileWith(change: (file: File) => void): string {
  const file = JSON.parse(writeRuleFile(ruleEntries(SHIPPED, undefined, 2026), '规则')) as File;
  change(file);
  return JSON.stringify(file);
}

const read = (text: string) => readRuleFile(text, SHIPPED, '按细则');

describe('a file of rules', () => {
  it('of the shipped rules changes nothing', () => {
    expect(read(fileWith(() => undefined))).toEqual({ ok: true, changes: {}, own: {}, same: SHIPPED.length });
  });

  it('changes numbers of shipped rules, and brings own ones', () => {
    const text = fileWith(({ documents, rules }) => {
      const setback = rules.find(({ id }) => id === 'wind.setback');
      if (setback !== undefined) setback['distanceM'] = 700;
      const { document, ...row } = ownRule();
      documents.push({ ...document });
      rules.push({ id: 'county.pv', ...row, document: document.id });
    });
    expect(read(text)).toMatchObject({
      ok: true,
      changes: { 'wind.setback': { distanceM: 700, reason: '按细则' } },
      own: { 'county.pv': ownRule() },
      same: SHIPPED.length - 1,
    });
  });

  it.each<[string, string, unknown]>([
    ['no JSON', '{ "topic": ', { code: 'not-json' }],
    ['another file', '{"type":"FeatureCollection"}', { code: 'schema.missing', details: { member: 'topic' } }],
    [
      'an unknown kind',
      fileWith(({ rules }) => (rules[0] = { ...rules[0], kinds: ['castle'] })),
      { code: 'schema.not-allowed', details: { member: 'rules[0].kinds[0]' } },
    ],
    [
      'a negative distance',
      fileWith(({ rules }) => (rules[0] = { ...rules[0], distanceM: -3 })),
      { code: 'schema.out-of-range', details: { member: 'rules[0].distanceM' } },
    ],
    [
      'a document that is not there',
      fileWith(({ rules }) => (rules[0] = { ...rules[0], document: 'nowhere' })),
      { code: 'no-document', details: { document: 'nowhere' } },
    ],
    ['two rules with one id', fileWith(({ rules }) => rules.push({ ...rules[0] })), { code: 'schema.duplicate-id' }],
    [
      'a shipped rule about something else',
      fileWith(({ rules }) => (rules[0] = { ...rules[0], kinds: ['forest'] })),
      { code: 'shipped-id' },
    ],
    [
      'a document that ends before it begins',
      fileWith(({ documents }) => (documents[0] = { ...documents[0], effective: '2026', expires: '2020' })),
      { code: 'dates' },
    ],
  ])('with %s is refused as a whole, with the first fault', (_, text, answer) => {
    expect(read(text)).toMatchObject({ ok: false, ...(answer as object) });
  });
});
