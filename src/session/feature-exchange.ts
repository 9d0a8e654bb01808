import type { MultiPolygon, Polygon } from 'geojson';
import type { Language } from '../i18n/language.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { Cell } from './cell.ts';
import { selectedFeatures, type EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import { exchangeWords } from './exchange-words.ts';
import { createFeatureExport, type ExportChoice, type FeatureExport } from './feature-export.ts';
import { createFeatureImport, type FeatureImport } from './feature-import.ts';
import type { SessionPorts } from './ports.ts';

/** Import and export of features, wired to the plan on screen (要素的导入和导出). */
export interface FeatureExchange {
  readonly featureImport: FeatureImport;
  readonly featureExport: FeatureExport;
  dispose(): void;
}

/** Starts idle. */
export function createFeatureExchange(
  ports: Pick<SessionPorts, 'startFiles' | 'files' | 'newId'>,
  ground: EditGround,
  language: Cell<Language>,
  boundary: () => Polygon | MultiPolygon | null,
): FeatureExchange {
  const { plan, scenario, year } = ground;

  function featuresFor(what: ExportChoice['what']): readonly PlanFeature[] {
    if (what === 'selection') return selectedFeatures(ground);
    if (what === 'scheme') return effectiveFeatures(plan.get(), scenario.get(), year.get());
    return [...plan.get().features.values()];
  }

  const featureImport = createFeatureImport({
    startFiles: () => ports.startFiles(),
    pickFiles: (extensions) => ports.files.pickMany(extensions),
    district: boundary,
    words: () => exchangeWords(language.get()),
    scope: () => ({ scenario: scenario.get(), from: year.get() }),
    newId: () => ports.newId(),
    obstacle: () => obstacleTo(ground, 'paste', []),
    refuse: (obstacle) => ground.refuse(obstacle),
    take(features, fileName, isSilent) {
      ground.run({ do: 'add-features', features, label: 'import-features' });
      ground.select(features.map(({ id }) => id));
      if (isSilent) ground.say('toast.imported', { count: features.length, file: fileName });
    },
  });
  const featureExport = createFeatureExport({
    startFiles: () => ports.startFiles(),
    files: ports.files,
    features: featuresFor,
    planName: () => plan.get().name,
    words: () => exchangeWords(language.get()),
    say: (key, details) => ground.say(key, details),
  });
  return {
    featureImport,
    featureExport,
    dispose() {
      featureImport.cancel();
      featureExport.cancel();
    },
  };
}
