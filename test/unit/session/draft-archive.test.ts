import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../../src/plan/plan-file.ts';
import { archiveDrafts } from '../../../src/session/draft-archive.ts';
import { createSession } from '../../../src/session/create-session.ts';
import { createTestPorts } from '../../support/session-ports.ts';

const seedOf = () => Promise.resolve(null);

/** Names of the plans in an archive, by file name. */
function plansIn(bytes: Uint8Array): Readonly<Record<string, string | undefined>> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(
    files.map(([name, content]) => [name, readPlanFile(new TextDecoder().decode(content)).value?.name]),
  );
}

describe('archiveDrafts', () => {
  it('packs every draft as a plan file that opens again', async () => {
    const { ports } = createTestPorts();
    const session = createSession(ports);
    await session.openSeed('jizhou');
    session.desk.get()?.renamePlan('甲方案');
    await session.closeDesk();
    await session.openSeed('jizhou');
    session.desk.get()?.renamePlan('乙方案');
    await session.closeDesk();
    const archive = await archiveDrafts({ drafts: ports.drafts, seedOf, open: null });
    expect(archive?.count).toBe(2);
    expect(plansIn(archive?.bytes ?? new Uint8Array())).toEqual({
      '甲方案.plan.json': '甲方案',
      '乙方案.plan.json': '乙方案',
    });
  });

  it('has nothing to pack where nothing was drawn', async () => {
    const { ports } = createTestPorts();
    expect(await archiveDrafts({ drafts: ports.drafts, seedOf, open: null })).toBeNull();
  });

  it('packs what is only in memory when the store does not answer', async () => {
    const { ports } = createTestPorts();
    const refuse = () => Promise.reject(Object.assign(new Error('full'), { code: 'storage-full' }));
    const broken = { ...ports.drafts, append: refuse, list: refuse };
    const session = createSession({ ...ports, drafts: broken });
    await session.openSeed('jizhou');
    const open = session.desk.get();
    open?.renamePlan('没有写入的方案');
    await open?.retrySaving();
    const archive = await archiveDrafts({ drafts: broken, seedOf, open });
    expect(plansIn(archive?.bytes ?? new Uint8Array())).toEqual({ 'unsaved.plan.json': '没有写入的方案' });
    await expect(archiveDrafts({ drafts: broken, seedOf, open: null })).rejects.toThrow('full');
  });
});

describe('downloadDrafts', () => {
  it('saves one archive, or says that there is nothing', async () => {
    const { ports, savedBytes } = createTestPorts();
    const session = createSession(ports);
    await session.downloadDrafts();
    expect(session.problems.get().map(({ code }) => code)).toEqual(['no-drafts-to-save']);
    await session.openSeed('jizhou');
    session.desk.get()?.renamePlan('甲方案');
    await session.desk.get()?.retrySaving();
    await session.downloadDrafts();
    expect(savedBytes.map(({ name }) => name)).toEqual(['碳图全部方案.zip']);
  });
});
