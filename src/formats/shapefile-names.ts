import type { SourceFile } from './land-file.ts';
import type { ShapefileParts } from './shapefile-shapes.ts';

/** Endings of the files that belong to a `.shp`. */
const COMPANION_ENDINGS: readonly string[] = ['.dbf', '.prj', '.cpg', '.shx'];

/** Whether a file belongs to a Shapefile without being the one with the shapes. */
export function isShapefileCompanion(name: string): boolean {
  return COMPANION_ENDINGS.includes(endingOf(name));
}

/** The files of the same name as a `.shp`, itself among them, by ending. */
export function partsBeside({ name }: SourceFile, files: readonly SourceFile[]): ShapefileParts {
  const base = baseOf(name);
  return new Map(
    files.filter((file) => baseOf(file.name) === base).map((file) => [endingOf(file.name), file.bytes] as const),
  );
}

/** Ending with the dot in lower case; empty when there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}

/** Name without its ending, for telling which files belong together; Windows does not tell case. */
function baseOf(name: string): string {
  return name.slice(0, name.length - endingOf(name).length).toLowerCase();
}
