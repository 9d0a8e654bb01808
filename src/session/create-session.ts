import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import { readPlanFile } from '../plan/plan-file.ts';
import type { PlanNote } from '../plan/plan-note.ts';
import { createCell } from './cell.ts';
import type { Desk, Problem } from './desk.ts';
import type { OpenSeed } from './district-sources.ts';
import { archiveDrafts } from './draft-archive.ts';
import { readDraft } from './draft-recovery.ts';
import { errorMessage } from './error-code.ts';
import { planOfBoundary } from './new-district.ts';
import { openDesk, type OpenDeskOptions } from './open-desk.ts';
import type { AddressBar, PlanFile, SessionPorts } from './ports.ts';
import { routeOfFiles } from './file-route.ts';
import { createProblemList } from './problem-list.ts';
import { createSeedLibrary } from './seed-library.ts';
import type { Session, StartScreen, Theme } from './session.ts';
import { loadDrafts, loadStartScreen } from './start-loader.ts';
import { type PlanAddress, withBaseAt } from './plan-address.ts';
import type { AskedScope } from './start-scope.ts';

/** Extensions offered when opening a file. */
const PLAN_EXTENSIONS = ['.json', '.geojson'] as const;

/** Starts the application state. Nothing is loaded before `followAddress`. */
export function createSession(ports: SessionPorts): Session {
  const language = createCell<Language>(ports.preferences.read('language') === 'en' ? 'en' : 'zh');
  const theme = createCell<Theme>(readTheme(ports));
  const start = createCell<StartScreen>({ seeds: [], drafts: [], storage: null });
  const desk = createCell<Desk | null>(null);
  const doubtfulFiles = createCell<readonly BaseFile[] | null>(null);
  const problems = createProblemList(() => ports.newId());
  const seeds = createSeedLibrary(ports.seeds);
  let stopFollowing: (() => void) | null = null;

  /** Leaves the open plan; not while steps of it are only in memory, unless the user says so. Returns whether it is left. */
  async function leaveDesk(evenUnsaved = false): Promise<boolean> {
    const current = desk.get();
    if (current === null) return true;
    await current.retrySaving();
    const saved = current.saved.get();
    if (saved.state === 'memory-only' && !evenUnsaved) {
      problems.raise('close-unsaved', { name: current.plan.get().name, steps: saved.steps }, [
        { id: 'save-file', run: () => void current.savePlanFile() },
        { id: 'close-anyway', run: () => void closeDesk(true) },
      ]);
      return false;
    }
    stopFollowing?.();
    stopFollowing = null;
    await current.close();
    desk.set(null);
    return true;
  }

  async function closeDesk(evenUnsaved = false): Promise<void> {
    if (!(await leaveDesk(evenUnsaved))) return;
    ports.address.write({ seed: null, plan: null, draft: null, scenario: null, year: null });
    await loadDrafts(ports, start);
  }

  /** @param planUrl where the plan was fetched from, so that the address leads back to it until it becomes a draft */
  async function show(
    options: Pick<OpenDeskOptions, 'draftId' | 'source' | 'seed' | 'scope'>,
    planUrl: string | null = null,
  ): Promise<boolean> {
    if (!(await leaveDesk())) return false;
    const opened = openDesk({ ...options, ports, language });
    desk.set(opened);
    stopFollowing = followDesk(opened, 'updates' in options.source, planUrl, ports.address);
    return true;
  }

  async function loadSeed(id: string): Promise<OpenSeed | null> {
    const seed = await seeds.seed(id);
    if (seed === null) return null;
    const [boundary, targets] = await Promise.all([seeds.boundary(id), seeds.targets(id)]);
    return { seed, boundary, targets, urlOf: (file) => seeds.demoUrl(id, file) };
  }

  /** The seed a plan or draft names; one that cannot be had is said, and the plan opens without it. */
  async function seedNamed(id: string | null): Promise<OpenSeed | null> {
    if (id === null) return null;
    try {
      const seed = await loadSeed(id);
      if (seed === null) problems.raise('seed-unknown', { seed: id });
      return seed;
    } catch (error) {
      problems.raise('seed-unreadable', { seed: id, message: errorMessage(error) });
      return null;
    }
  }

  async function openPlanText(
    name: string,
    text: string,
    scope?: AskedScope,
    address: PlanAddress | null = null,
  ): Promise<void> {
    const { value, notes } = readPlanFile(text);
    const [first] = notes;
    if (value === null) {
      const fresh = first?.code === 'plan-not-a-plan' ? await planOfBoundary(name, text, language.get()) : null;
      if (fresh !== null) await show({ draftId: ports.newId(), source: fresh, seed: null });
      else problems.raise(first?.code ?? 'plan-not-a-plan', { file: name, ...first?.details });
      return;
    }
    const plan = address === null ? value : withBaseAt(value, address.answered);
    const source = { draftId: ports.newId(), source: plan, seed: await seedNamed(value.seed ?? null) };
    if (!(await show(scope === undefined ? source : { ...source, scope }, address?.asked ?? null))) return;
    const setAside = notes.filter((note) => note.effect === 'set-aside');
    if (setAside.length > 0) problems.raise('features-set-aside', setAsideDetails(name, setAside));
  }

  async function openFile(file: PlanFile): Promise<void> {
    const text = await file.text().catch((error: unknown) => {
      problems.raise('plan-unreachable', { file: file.name, message: errorMessage(error) });
      return null;
    });
    if (text !== null) await openPlanText(file.name, text);
  }

  async function openDraft(id: string, scope?: AskedScope): Promise<boolean> {
    try {
      const summary = (await ports.drafts.list()).find((draft) => draft.id === id);
      const draft = summary === undefined ? null : await readDraft(ports.drafts, summary);
      if (summary === undefined || draft === null) {
        problems.raise(summary === undefined ? 'draft-gone' : 'draft-unreadable', {});
        return false;
      }
      if (draft.loss !== null) {
        const { keptSteps, lostSteps } = draft.loss;
        problems.raise('draft-recovered', { name: summary.name, keptSteps, lostSteps });
      }
      const { draftId, updates, storedAt } = draft;
      const source = { draftId, source: { updates, storedAt }, seed: await seedNamed(summary.seed) };
      await show(scope === undefined ? source : { ...source, scope });
      return true;
    } catch (error) {
      problems.raise('draft-unreadable', { message: errorMessage(error) });
      return false;
    }
  }

  async function openSeed(id: string, scope?: AskedScope): Promise<void> {
    try {
      await openPlanText(`seeds/${id}/plan.json`, await seeds.planText(id), scope);
    } catch (error) {
      problems.raise('seed-unreadable', { seed: id, message: errorMessage(error) });
    }
  }

  async function openUrl(url: string, scope?: AskedScope): Promise<void> {
    try {
      const { text, url: answered } = await ports.files.fetchText(url);
      await openPlanText(url, text, scope, { asked: url, answered });
    } catch (error) {
      problems.raise('plan-unreachable', { file: url, message: errorMessage(error) });
    }
  }

  return {
    language,
    theme,
    start,
    desk,
    problems: problems.problems,
    setLanguage(next) {
      ports.preferences.write('language', next);
      language.set(next);
      ports.address.write({ lang: next });
    },
    setTheme(next) {
      ports.preferences.write('theme', next);
      theme.set(next);
    },
    openSeed: (id) => openSeed(id),
    async openDraft(id) {
      await openDraft(id);
    },
    async removeDraft(id) {
      try {
        await ports.drafts.remove(id);
      } catch (error) {
        problems.raise('draft-not-removed', { message: errorMessage(error) });
      }
      await loadDrafts(ports, start);
    },
    async downloadDrafts() {
      try {
        const seedOf = async (id: string) => (await seeds.list()).find((one) => one.id === id) ?? null;
        const archive = await archiveDrafts({ drafts: ports.drafts, seedOf, open: desk.get() });
        if (archive === null) problems.raise('no-drafts-to-save', {});
        else {
          const name = `${translate(language.get(), 'start.archive-name')}.zip`;
          await ports.files.save(name, archive.bytes, 'application/zip');
        }
      } catch (error) {
        problems.raise('drafts-not-archived', { message: errorMessage(error) });
      }
    },
    openFile,
    async takeFiles(files) {
      const [first] = files;
      if (first === undefined) return;
      const open = desk.get();
      const route = await routeOfFiles(files, open !== null);
      if (route === 'plan') await openFile({ name: first.name, text: () => first.blob.text() });
      else if (open === null) problems.raise('base-without-plan', { file: first.name });
      else if (route === 'base-or-features') doubtfulFiles.set(files);
      else await takeAs(open, route, files);
    },
    doubtfulFiles,
    async useFilesAs(what) {
      const files = doubtfulFiles.get();
      doubtfulFiles.set(null);
      const open = desk.get();
      if (files !== null && what !== null && open !== null) await takeAs(open, what, files);
    },
    async pickFile() {
      const picked = await ports.files.pick(PLAN_EXTENSIONS);
      if (picked !== null) await openFile(picked);
    },
    closeDesk: () => closeDesk(),
    dismissProblem: (id) => problems.dismiss(id),
    async followAddress() {
      const asked = ports.address.read();
      if (asked['lang'] === 'zh' || asked['lang'] === 'en') language.set(asked['lang']);
      const scope = {
        ...(asked['scenario'] === undefined ? {} : { scenario: asked['scenario'] }),
        ...(asked['year'] === undefined ? {} : { year: Number(asked['year']) }),
      };
      const loading = loadStartScreen(ports, seeds, start).catch((error: unknown) => {
        problems.raise('seeds-unreadable', { message: errorMessage(error) });
      });
      const { draft, seed, plan } = asked;
      if (draft !== undefined && (await openDraft(draft, scope))) return;
      if (plan !== undefined) await openUrl(plan, scope);
      else if (seed !== undefined) await openLatest(seed, scope);
      await loading;
    },
  };

  /** The newest draft of a seed, so that somebody who comes back finds the work; the starter plan when there is none. */
  async function openLatest(seed: string, scope: AskedScope): Promise<void> {
    const drafts = await ports.drafts.list().catch(() => []);
    const latest = drafts.filter((draft) => draft.seed === seed).sort((a, b) => b.savedAt - a.savedAt)[0];
    if (latest === undefined || !(await openDraft(latest.id, scope))) await openSeed(seed, scope);
  }
}

async function takeAs(desk: Desk, what: 'base' | 'features', files: readonly BaseFile[]): Promise<void> {
  await (what === 'base' ? desk.baseImport : desk.featureImport).inspect(files);
}

/** Keeps the address bar in step with what is on screen. */
function followDesk(desk: Desk, isDraft: boolean, planUrl: string | null, address: AddressBar): () => void {
  const write = (): void => {
    const isEdited = desk.undoStep.get() !== null || desk.redoStep.get() !== null;
    address.write({
      seed: desk.plan.get().seed ?? null,
      // A plan that is only looked at leaves no draft: then the address must lead to where it came from.
      plan: isDraft || isEdited ? null : planUrl,
      draft: isDraft || isEdited ? desk.draftId : null,
      scenario: desk.scenario.get(),
      year: String(desk.year.get()),
    });
  };
  const stops = [desk.scenario, desk.year, desk.undoStep, desk.redoStep].map((cell) => cell.subscribe(write));
  write();
  return () => {
    for (const stop of stops) stop();
  };
}

function setAsideDetails(file: string, notes: readonly PlanNote[]): Problem['details'] {
  const [first] = notes;
  return { file, count: notes.length, code: first?.code ?? '', ...first?.details };
}

function readTheme(ports: SessionPorts): Theme {
  const kept = ports.preferences.read('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
