import { basename, dirname } from 'node:path/posix';
import ts from 'typescript';
import type { Source, Violation } from './source-tree.ts';
import { lineOf, walk } from './source-tree.ts';

/** No file is longer. One that passes 300 lines is asked what its second subject is. */
export const MAXIMUM_LINES = 400;

/** Role suffixes of registry members and of files that a tool finds by name. */
const ROLES = 'kind|rule|codec|tool|indicator|basemap|test|slow.test|bench|svelte|d|config';
const SCRIPT_NAME = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${ROLES}))?\\.ts$`);
const COMPONENT_NAME = /^[A-Z][A-Za-z0-9]*\.svelte$/;
const FOLDER_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const GRAB_BAG = /^(index|utils?|common|types|helpers?|misc|shared|stuff)\.(ts|js|svelte\.ts)$/;

/** Files and folders with a name that says nothing or breaks the convention. */
export function findBadNames(sources: readonly Source[]): Violation[] {
  return sources.flatMap(({ path }) => {
    const name = basename(path);
    const at = (message: string): Violation[] => [{ path, line: 1, message }];
    if (GRAB_BAG.test(name)) return at('is a grab-bag or a barrel: name the subject');
    if (!(path.endsWith('.svelte') ? COMPONENT_NAME : SCRIPT_NAME).test(name)) {
      return at('is not kebab-case.ts or PascalCase.svelte');
    }
    const folders = dirname(path).split('/');
    return folders.every((folder) => FOLDER_NAME.test(folder)) ? [] : at('lies in a folder that is not kebab-case');
  });
}

/** Tables of one district's places and courses, TypeScript only so that the compiler checks them. */
const TABLES = 'data/demo/recipes/';

/** Files over {@link MAXIMUM_LINES}; tables are not code. */
export function findLongFiles(sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path, text }) => !path.startsWith(TABLES) && countLines(text) > MAXIMUM_LINES)
    .map(({ path, text }) => ({ path, line: MAXIMUM_LINES, message: `has ${countLines(text)} lines` }));
}

/** Lines in a file, the last newline not counted. */
export function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** `any`, enums, default exports and re-exports. */
export function findBannedSyntax(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const found: Violation[] = [];
    walk(source.script, (node) => {
      const message = bannedSyntax(node);
      if (message !== null) found.push({ path: source.path, line: lineOf(source, node), message });
    });
    return found;
  });
}

function bannedSyntax(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any: say what it is, or unknown and check';
  if (ts.isEnumDeclaration(node)) return 'enum: use an `as const` object or a union';
  if (ts.isExportAssignment(node)) return 'default export: export by name';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return 're-export: import where it is defined';
  if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) {
    return 'default export: export by name';
  }
  return null;
}
