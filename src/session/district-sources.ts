import type { MultiPolygon, Polygon } from 'geojson';
import type { BaseFile, BaseSource } from '../../workers/engine/contract/base-source.ts';
import type { OpenDistrict } from '../../workers/engine/contract/open-district.ts';
import { DEMO_DATASETS } from '../plan/demo-datasets.ts';
import type { BaseDataset, Plan } from '../plan/plan.ts';
import type { Seed } from '../plan/seed.ts';
import type { Target } from '../plan/target.ts';

/** The seed a plan builds on, with what it brings. */
export interface OpenSeed {
  readonly seed: Seed;
  readonly boundary: Polygon | MultiPolygon;
  readonly targets: readonly Target[];
  /** Place the engine fetches a file of the demo base from. */
  readonly urlOf: (file: string) => string;
}

/**
 * Puts together what the engine opens: the plan's own datasets first; the seed fills the roles that the plan leaves empty.
 * A file that was chosen in this session is handed over as it is. Any other dataset that is no URL cannot be reached from
 * the browser; it stays in the list, and the engine finds its prepared form or says that it is missing.
 *
 * @param filesOf files of this session by the hash of their content
 */
export function districtSources(
  plan: Plan,
  open: OpenSeed | null,
  filesOf: ReadonlyMap<string, readonly BaseFile[]> = new Map(),
): OpenDistrict {
  const own = plan.base.map((dataset): BaseSource => {
    const files = filesOf.get(dataset.sha256 ?? '');
    const source = sourceOf(dataset, dataset.href);
    return files === undefined ? source : { ...source, content: { files } };
  });
  const roles = new Set(plan.base.map((dataset) => dataset.role));
  const demo =
    open === null
      ? []
      : DEMO_DATASETS.filter((dataset) => !roles.has(dataset.role)).map((dataset) =>
          sourceOf(dataset, open.urlOf(dataset.href)),
        );
  return {
    boundary: plan.boundary ?? open?.boundary ?? null,
    landAreaM2: plan.landAreaM2 ?? null,
    baseYear: plan.baseYear,
    sources: [...own, ...demo],
  };
}

/** Whether every seed brings a dataset of this role, so that the plan's own stands in its place. */
export function isInDemoBase(role: BaseDataset['role']): boolean {
  return DEMO_DATASETS.some((dataset) => dataset.role === role);
}

/** Targets of the seed, replaced by the plan's own of the same id, then the plan's others. */
export function targetsInForce(plan: Pick<Plan, 'targets'>, open: OpenSeed | null): readonly Target[] {
  const own = new Map(plan.targets.map((target) => [target.id, target]));
  const inherited = (open?.targets ?? []).map((target) => own.get(target.id) ?? target);
  const known = new Set(inherited.map((target) => target.id));
  return [...inherited, ...plan.targets.filter((target) => !known.has(target.id))];
}

function sourceOf(dataset: BaseDataset, url: string): BaseSource {
  return { dataset, name: lastPartOf(dataset.href), content: { url } };
}

/** The last part of a place as a person would read it; a URL writes 三调 as %E4%B8%89%E8%B0%83. */
function lastPartOf(href: string): string {
  const last = href.split('/').at(-1) ?? href;
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a file name with a bare per cent sign
  }
}
