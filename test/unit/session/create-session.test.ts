import { describe, expect, it, vi } from 'vitest';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import { isMessageKey } from '../../../src/i18n/translate.ts';
import { createSession } from '../../../src/session/create-session.ts';
import type { Session } from '../../../src/session/session.ts';
import type { SessionPorts } from '../../../src/session/ports.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { createTestPorts, type TestPorts } from '../../support/session-ports.ts';

const PLAN_TEXT = writePlanFile(wholePlan([drawn('f1', gridBox(0, 0, 0.25, 1))], { seed: 'jizhou', name: '起步方案' }));
type PlanJson = {
  tantu: Record<string, unknown>;
  features: { geometry: unknown; properties: Record<string, unknown> }[];
};

/** The starter plan with something wrong in it. */
function spoilt(spoil: (plan: PlanJson) => void): string {
  const plan = JSON.parse(PLAN_TEXT) as PlanJson;
  spoil(plan);
  return JSON.stringify(plan);
}

function begin(
  over: Partial<SessionPorts> = {},
  asked: Readonly<Record<string, string>> = {},
): TestPorts & { session: Session } {
  const outside = createTestPorts(over, PLAN_TEXT);
  for (const [key, value] of Object.entries(asked)) outside.address.set(key, value);
  return { ...outside, session: createSession(outside.ports) };
}

function draw(session: Session, west: number, east: number): void {
  const desk = session.desk.get();
  desk?.setSketch({ kind: 'forest', geometry: gridBox(west, 0, east, 1), replaces: null, invalid: null });
  desk?.commitSketch();
}

async function saved(session: Session): Promise<void> {
  await vi.waitFor(() => expect(session.desk.get()?.saved.get().state).toBe('saved'));
}

/** Codes of the problems on screen; each must have words for it. */
function codes(session: Session): string[] {
  const found = session.problems.get().map((one) => one.code);
  for (const code of found)
    expect([code, isMessageKey(`problem.${code}.title`) || isMessageKey(`plan-note.${code}`)]).toEqual([code, true]);
  return found;
}

describe('a session', () => {
  it('starts on the start screen: seven seeds with headlines and outlines, no drafts', async () => {
    const { session } = begin();
    await session.followAddress();
    const { seeds, drafts, storage } = session.start.get();
    expect(seeds.map((card) => card.seed.id)).toEqual([
      'jizhou',
      'ningdong',
      'xiangyang',
      'wansheng',
      'dongli',
      'nanchang',
      'dalian',
    ]);
    for (const card of seeds) {
      expect(card.headlines.length).toBeGreaterThan(0);
      expect(card.outline).toEqual(gridBox(0, 0, 4, 1));
    }
    expect([drafts, storage, session.desk.get()]).toEqual([[], null, null]);
    expect(session.problems.get()).toEqual([]);
  });

  it('opens a seed from the address, in the scheme, year and language asked for', async () => {
    const { session, address } = begin({}, { seed: 'jizhou', scenario: 'b', year: '2035', lang: 'en' });
    await session.followAddress();
    const desk = session.desk.get();
    expect([desk?.plan.get().name, desk?.scenario.get(), desk?.year.get(), session.language.get()]).toEqual([
      '起步方案',
      'b',
      2035,
      'en',
    ]);
    expect(Object.fromEntries(address)).toEqual({ seed: 'jizhou', scenario: 'b', year: '2035', lang: 'en' });
    desk?.chooseYear(2025);
    expect(address.get('year')).toBe('2025');
    await session.closeDesk();
    expect(session.desk.get()).toBeNull();
    expect(Object.fromEntries(address)).toEqual({ lang: 'en' });
  });

  it('finds the latest draft of a seed again, and the address leads to it from the first step on', async () => {
    const first = begin({}, { seed: 'jizhou' });
    await first.session.followAddress();
    expect(first.address.has('draft')).toBe(false);
    draw(first.session, 1, 2);
    await saved(first.session);
    expect(first.address.get('draft')).toBe(first.session.desk.get()?.draftId);
    await first.session.closeDesk();
    expect(first.session.start.get().drafts).toHaveLength(1);

    const second = begin({ drafts: first.ports.drafts }, { seed: 'jizhou' });
    await second.session.followAddress();
    expect(second.session.desk.get()?.plan.get().features.size).toBe(2);
    expect(second.address.get('draft')).toBe(second.session.desk.get()?.draftId);
    await second.session.closeDesk();

    // A draft named in the address comes before the latest one of the seed.
    let ids = 0;
    const third = begin({ drafts: first.ports.drafts, newId: () => `other-${ids++}` }, { seed: 'jizhou' });
    await third.session.openSeed('jizhou');
    draw(third.session, 2, 3);
    draw(third.session, 3, 4);
    await saved(third.session);
    await third.session.closeDesk();
    const [latest, earlier] = third.session.start.get().drafts;
    expect(latest).toMatchObject({ id: 'other-0', stepCount: 2 });
    const fourth = begin({ drafts: first.ports.drafts }, { draft: earlier?.id ?? '', seed: 'jizhou' });
    await fourth.session.followAddress();
    expect(fourth.session.desk.get()?.draftId).toBe(earlier?.id);
    await fourth.session.closeDesk();
  });

  it('does not keep the address of a draft when another plan is opened over it', async () => {
    const { session, address } = begin({}, { seed: 'jizhou' });
    await session.followAddress();
    draw(session, 1, 2);
    await saved(session);
    expect(address.has('draft')).toBe(true);
    await session.openFile({ name: 'b.plan.json', text: () => Promise.resolve(PLAN_TEXT) });
    expect(address.has('draft')).toBe(false);
    await session.closeDesk();
  });

  it('falls back to the seed when the draft of the address is gone, and says so', async () => {
    const { session } = begin({}, { seed: 'jizhou', draft: 'no such draft' });
    await session.followAddress();
    expect(codes(session)).toEqual(['draft-gone']);
    expect(session.desk.get()?.plan.get().name).toBe('起步方案');
    await session.closeDesk();
  });

  it('opens a draft even when its seed cannot be read, and says what is missing', async () => {
    const first = begin();
    await first.session.openSeed('jizhou');
    draw(first.session, 1, 2);
    await saved(first.session);
    const id = first.session.desk.get()?.draftId ?? '';
    await first.session.closeDesk();
    const seeds = { ...first.ports.seeds, readSeedFile: () => Promise.reject(new TypeError('fetch failed')) };
    const { session } = begin({ drafts: first.ports.drafts, seeds });
    await session.openDraft(id);
    expect(codes(session)).toEqual(['seed-unreadable']);
    expect(session.desk.get()?.plan.get().features.size).toBe(2);
    await session.closeDesk();
  });

  it('leaves a draft of another layout alone and says that it cannot be read', async () => {
    const { session, ports } = begin();
    const summary = { id: 'x', name: 'x', seed: null, savedAt: 1, scenarioCount: 1, stepCount: 1, standing: null };
    await ports.drafts.append('x', Uint8Array.of(0, 0), summary, true);
    await session.openSeed('jizhou');
    await session.openDraft('x');
    expect(codes(session)).toEqual(['draft-unreadable']);
    expect(session.desk.get()).toBeNull();
    expect(await ports.drafts.read('x')).toEqual([Uint8Array.of(0, 0)]);
  });

  it.each([
    ['is cut off', PLAN_TEXT.slice(0, 200), 'plan-truncated'],
    ['is no JSON', PLAN_TEXT.replace(':', ';'), 'plan-not-json'],
    ['is something else', '{"type":"FeatureCollection","features":[]}', 'plan-not-a-plan'],
    ['is of a newer version', spoilt((plan) => (plan.tantu['version'] = 99)), 'plan-newer'],
    ['has a wrong member', spoilt((plan) => (plan.tantu['baseYear'] = 'soon')), 'schema.wrong-type'],
  ])(
    'refuses a plan file that %s in a sentence with the name of the file, and leaves the open plan as it is',
    async (_, text, code) => {
      const { session } = begin();
      await session.openSeed('jizhou');
      const before = session.desk.get();
      await session.openFile({ name: 'b.plan.json', text: () => Promise.resolve(text) });
      expect(codes(session)).toEqual([code]);
      expect(session.problems.get()[0]?.details).toMatchObject({ file: 'b.plan.json' });
      expect(session.desk.get()).toBe(before);
      session.dismissProblem(session.problems.get()[0]?.id ?? '');
      expect(session.problems.get()).toEqual([]);
      await session.closeDesk();
    },
  );

  it.each([
    [
      'a wrong geometry',
      (plan: PlanJson) =>
        Object.assign(plan.features[0] ?? {}, {
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [117, 39],
                [117, 'x'],
              ],
            ],
          },
        }),
      'feature-wrong-coordinates',
    ],
    [
      'an unknown kind',
      (plan: PlanJson) => Object.assign(plan.features[0]?.properties ?? {}, { kind: 'castle' }),
      'feature-unknown-kind',
    ],
  ])('sets a feature with %s aside, says which, and keeps it in the file', async (_, spoil, code) => {
    const { session, saved: files } = begin();
    const text = spoilt((plan) => void spoil(plan));
    await session.openFile({ name: 'b.plan.json', text: () => Promise.resolve(text) });
    expect(codes(session)).toEqual(['features-set-aside']);
    expect(session.problems.get()[0]?.details).toMatchObject({ file: 'b.plan.json', count: 1, code, number: 1 });
    expect(session.desk.get()?.plan.get().features.size).toBe(0);
    await session.desk.get()?.savePlanFile();
    expect((JSON.parse(files[0]?.text ?? '') as PlanJson).features).toHaveLength(1);
    await session.closeDesk();
  });

  it('opens a plan whose seed it does not have, without the seed', async () => {
    const { session } = begin();
    const text = spoilt((plan) => (plan.tantu['seed'] = 'atlantis'));
    await session.openFile({ name: 'b.plan.json', text: () => Promise.resolve(text) });
    expect(codes(session)).toEqual(['seed-unknown']);
    expect(session.desk.get()?.seed).toBeNull();
    await session.closeDesk();
  });

  it('opens a plan from a URL, and the address goes on leading there until it becomes a draft', async () => {
    const url = 'https://example.org/b.plan.json';
    const outside = createTestPorts();
    const files = {
      ...outside.ports.files,
      fetchText: (asked: string) =>
        asked === url ? Promise.resolve({ text: PLAN_TEXT, url }) : Promise.reject(new Error('404')),
    };
    const { session, address } = begin({ files }, { plan: url });
    await session.followAddress();
    expect(session.desk.get()?.plan.get().name).toBe('起步方案');
    expect(address.get('plan')).toBe(url);
    draw(session, 1, 2);
    expect([address.has('plan'), address.has('draft')]).toEqual([false, true]);
    await session.closeDesk();
  });

  it('counts the places of base files from the URL of the plan', async () => {
    const text = spoilt((plan) => {
      plan.tantu['base'] = [
        { role: 'land-cover', href: '../data/底图.fgb' },
        { role: 'roads', href: 'https://other.example/roads.fgb' },
      ];
    });
    const outside = createTestPorts();
    const url = 'https://example.org/plans/b.plan.json';
    const files = { ...outside.ports.files, fetchText: () => Promise.resolve({ text, url }) };
    const { session } = begin({ files }, { plan: '/plans/b.plan.json' });
    await session.followAddress();
    expect(
      session.desk
        .get()
        ?.plan.get()
        .base.map(({ href }) => href),
    ).toEqual(['https://example.org/data/%E5%BA%95%E5%9B%BE.fgb', 'https://other.example/roads.fgb']);
    await session.closeDesk();
  });

  it('says that a URL cannot be reached and shows the start screen', async () => {
    const { session } = begin({}, { plan: 'https://example.org/gone.plan.json' });
    await session.followAddress();
    expect(codes(session)).toEqual(['plan-unreachable']);
    expect(session.desk.get()).toBeNull();
    expect(session.start.get().seeds).toHaveLength(7);
  });

  it('works on where storage is denied: the start screen says so, the plan stays in memory', async () => {
    const denied = (): Promise<never> => Promise.reject(Object.assign(new Error('denied'), { code: 'storage-denied' }));
    const drafts = {
      list: denied,
      read: denied,
      append: denied,
      compact: denied,
      remove: denied,
      estimate: () => Promise.resolve(null),
      askToKeep: () => Promise.resolve(false),
    };
    const { session } = begin({ drafts }, { seed: 'jizhou' });
    await session.followAddress();
    expect(session.start.get()).toMatchObject({ storage: { code: 'storage-denied' }, drafts: [] });
    expect(session.start.get().seeds).toHaveLength(7);
    draw(session, 1, 2);
    await vi.waitFor(() =>
      expect(session.desk.get()?.saved.get()).toMatchObject({ state: 'memory-only', code: 'storage-denied', steps: 1 }),
    );
    expect(session.desk.get()?.plan.get().features.size).toBe(2);
    expect(session.problems.get()).toEqual([]);
    await session.removeDraft('x');
    expect(codes(session)).toEqual(['draft-not-removed']);
    // Nothing that is only in memory is dropped before the user has said so.
    await session.closeDesk();
    expect(codes(session)).toContain('close-unsaved');
    expect(session.desk.get()?.plan.get().features.size).toBe(2);
    await session.openSeed('jizhou');
    expect(session.desk.get()?.plan.get().features.size).toBe(2);
    const asked = session.problems.get().find((one) => one.code === 'close-unsaved');
    asked?.actions.find((action) => action.id === 'close-anyway')?.run();
    await vi.waitFor(() => expect(session.desk.get()).toBeNull());
  });

  it('makes a new plan of a boundary file', async () => {
    const { session } = begin();
    const outline = gridBox(0, 0, 4, 1);
    const feature = { type: 'Feature', geometry: outline, properties: {} };
    await session.openFile({
      name: '新区.geojson',
      text: () => Promise.resolve(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
    });
    const plan = session.desk.get()?.plan.get();
    expect(plan).toMatchObject({ name: '新区', boundary: outline, baseYear: 2020 });
    expect(plan?.scenarios.map((one) => one.name)).toEqual(['现状', '方案 1']);
    await session.closeDesk();
  });

  it('names a chosen file that cannot be read, such as a folder that was dropped', async () => {
    const { session } = begin();
    await session.openFile({ name: '资料夹', text: () => Promise.reject(new Error('not a file')) });
    expect(session.problems.get()).toMatchObject([{ code: 'plan-unreachable', details: { file: '资料夹' } }]);
    expect(session.desk.get()).toBeNull();
  });

  it('does not take points for a boundary', async () => {
    const { session } = begin();
    const feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 40] }, properties: {} };
    await session.openFile({
      name: '点.geojson',
      text: () => Promise.resolve(JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
    });
    expect(session.desk.get()).toBeNull();
    expect(codes(session)).toEqual(['plan-not-a-plan']);
  });

  it('removes a draft', async () => {
    const { session } = begin();
    await session.openSeed('jizhou');
    draw(session, 1, 2);
    await saved(session);
    await session.closeDesk();
    const [draft] = session.start.get().drafts;
    await session.removeDraft(draft?.id ?? '');
    expect(session.start.get().drafts).toEqual([]);
  });

  it('opens a picked file, and says when it can no longer be read', async () => {
    const outside = createTestPorts();
    const pick = vi.fn<SessionPorts['files']['pick']>();
    const { session } = begin({ files: { ...outside.ports.files, pick } });
    pick.mockResolvedValueOnce(null);
    await session.pickFile();
    expect(session.desk.get()).toBeNull();
    pick.mockResolvedValueOnce({
      name: 'b.plan.json',
      text: () => Promise.reject(new DOMException('moved', 'NotFoundError')),
    });
    await session.pickFile();
    expect(codes(session)).toEqual(['plan-unreachable']);
    pick.mockResolvedValueOnce({ name: 'b.plan.json', text: () => Promise.resolve(PLAN_TEXT) });
    await session.pickFile();
    expect(session.desk.get()?.plan.get().name).toBe('起步方案');
    await session.closeDesk();
  });

  it('remembers language and theme', () => {
    const { session, ports, address } = begin();
    expect([session.language.get(), session.theme.get()]).toEqual(['zh', 'system']);
    session.setLanguage('en');
    session.setTheme('dark');
    expect(address.get('lang')).toBe('en');
    const again = createSession(ports);
    expect([again.language.get(), again.theme.get()]).toEqual(['en', 'dark']);
  });
});
