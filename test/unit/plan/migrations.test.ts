import { describe, expect, it } from 'vitest';
import { migrateSettings, PLAN_VERSION } from '../../../src/plan/migrations.ts';

describe('migration', () => {
  it('leaves the current version as it is', () => {
    const settings = { version: PLAN_VERSION, name: 'x', other: [1] };
    expect(migrateSettings(settings)).toEqual({ ok: true, from: PLAN_VERSION, settings });
  });

  it('brings a file without version up to date and keeps its members', () => {
    expect(migrateSettings({ name: 'x', other: [1] })).toEqual({
      ok: true,
      from: 0,
      settings: { version: PLAN_VERSION, name: 'x', other: [1] },
    });
  });

  it('refuses what it cannot know', () => {
    expect(migrateSettings({ version: PLAN_VERSION + 1 })).toMatchObject({ ok: false, reason: 'newer' });
    expect(migrateSettings({ version: 'new' })).toMatchObject({ ok: false, reason: 'not-a-version' });
  });
});
