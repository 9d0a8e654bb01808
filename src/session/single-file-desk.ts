import type { EngineApi } from '../../workers/engine/api.ts';
import type { PackedFile } from '../formats/single-file.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { Plan } from '../plan/plan.ts';
import { writePlanFile } from '../plan/plan-file.ts';
import { type Cell, createCell } from './cell.ts';
import type { OpenSeed } from './district-sources.ts';
import { errorMessage } from './error-code.ts';
import { usableFileName } from './file-name.ts';
import { packDistrict } from './packed-district.ts';
import type { FilesHost, SessionPorts } from './ports.ts';
import type { SingleFileDesk, SingleFileState } from './single-file-state.ts';

/** What packing needs. */
export interface SingleFileOptions {
  readonly ports: Pick<SessionPorts, 'startFiles' | 'files' | 'readViewer'>;
  readonly engine: Cell<EngineApi | null>;
  readonly plan: Cell<Plan>;
  readonly seed: OpenSeed | null;
  readonly language: Cell<Language>;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>) => void;
}

/** Starts with nothing packed. */
export function createSingleFileDesk(options: SingleFileOptions): SingleFileDesk {
  const { ports, engine, plan, seed, language, say } = options;
  const state = createCell<SingleFileState | null>(null);
  let host: FilesHost | null = null;
  let packed: Uint8Array<ArrayBuffer> | null = null;
  let turn = 0;

  function end(next: SingleFileState | null): void {
    turn += 1;
    host?.dispose();
    host = null;
    packed = null;
    state.set(next);
  }

  /** Everything the page shows, in the order in which it is asked for. */
  async function collect(withNames: boolean): Promise<{
    readonly files: readonly PackedFile[];
    readonly parcelCount: number | null;
  }> {
    const current = engine.get();
    if (current === null) throw new Error('engine-gone');
    const district = await packDistrict(current, plan.get(), seed, withNames);
    const text = (name: string, content: string): PackedFile => ({ name, bytes: new TextEncoder().encode(content) });
    const files = [
      text('plan.json', writePlanFile(district.plan)),
      ...district.files.map(({ name, content }) =>
        typeof content === 'string' ? text(name, content) : { name, bytes: content },
      ),
    ];
    return { files, parcelCount: district.parcelCount };
  }

  return {
    state,
    leavesOutTerrain: () => plan.get().base.some(({ role }) => role === 'elevation'),
    async pack(withNames) {
      end({ state: 'waiting' });
      const mine = turn;
      const isMeant = (): boolean => turn === mine;
      const viewer = await ports.readViewer().catch(() => null);
      if (!isMeant()) return;
      if (viewer === null) {
        end({ state: 'failed', code: 'no-viewer', message: '' });
        return;
      }
      try {
        const { files, parcelCount } = await collect(withNames);
        if (!isMeant()) return;
        const total = files.length;
        state.set({ state: 'packing', done: 0, total });
        const writer = ports.startFiles();
        host = writer;
        writer.onProgress(({ done }) => {
          if (isMeant()) state.set({ state: 'packing', done, total });
        });
        const written = await writer.api.writeSingleFile({ viewer, files });
        if (!isMeant()) return;
        end({ state: 'ready', sizeBytes: written.byteLength, parcelCount });
        packed = written;
      } catch (error) {
        if (isMeant()) end({ state: 'failed', code: 'failed', message: errorMessage(error) });
      }
    },
    async save() {
      if (packed === null) return;
      const mine = turn;
      const name = usableFileName(translate(language.get(), 'single-file.file-name', { plan: plan.get().name }));
      const isSaved = await ports.files.save(name, packed, 'text/html');
      if (!isSaved || turn !== mine) return;
      end(null);
      say('toast.saved-file', { name });
    },
    cancel: () => end(null),
  };
}
