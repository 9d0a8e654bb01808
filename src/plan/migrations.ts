/** Version of the plan file this code writes (方案文件版本). */
export const PLAN_VERSION = 1;

/** The Tantu part of a plan file as parsed, before it has been checked. */
type RawSettings = Readonly<Record<string, unknown>>;

/** Brings the Tantu part of a file from one version to the next. */
interface Migration {
  readonly from: number;
  readonly migrate: (settings: RawSettings) => RawSettings;
}

const MIGRATIONS: readonly Migration[] = [
  // Files written by hand or by early drafts carry no version; their members are those of version 1.
  { from: 0, migrate: (settings) => settings },
];

/** What became of the version of a file. */
export type MigrationResult =
  | { readonly ok: true; readonly from: number; readonly settings: RawSettings }
  | { readonly ok: false; readonly reason: 'newer' | 'not-a-version'; readonly version: unknown };

/**
 * Brings the Tantu part of a plan file to the current version; a missing version counts as 0. A newer version is refused: what
 * it means is not known here, and saving would lose it.
 */
export function migrateSettings(settings: RawSettings): MigrationResult {
  const version = settings['version'] ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return { ok: false, reason: 'not-a-version', version };
  }
  if (version > PLAN_VERSION) return { ok: false, reason: 'newer', version };
  let current = settings;
  for (const { from, migrate } of MIGRATIONS) {
    if (from >= version) current = migrate(current);
  }
  return { ok: true, from: version, settings: { ...current, version: PLAN_VERSION } };
}
