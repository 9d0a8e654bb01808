import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One source file, its TypeScript parsed; of a Svelte component, its script blocks with the lines kept in place. */
export interface Source {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly script: ts.SourceFile;
}

/** What a rule found wrong, and where. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

const FOLDERS = ['src', 'workers', 'data', 'test'];
const SOURCE = /\.(ts|svelte)$/;

/** Reads and parses every source file of the tree. */
export function readSourceTree(): readonly Source[] {
  return FOLDERS.flatMap((folder) => listFiles(folder))
    .filter((path) => SOURCE.test(path))
    .map((path) => sourceFromText(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** Parses one file; the tests of the rules hand in bad ones that exist nowhere. */
export function sourceFromText(path: string, text: string): Source {
  const code = path.endsWith('.svelte') ? keepScripts(text) : text;
  return { path, text, script: ts.createSourceFile(path, code, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS) };
}

/** Shows violations one per line, for an assertion message that can be worked from. */
export function describeViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ path, line, message }) => `${path}:${line} ${message}`);
}

/** 1-based line of a node. */
export function lineOf(source: Source, node: ts.Node): number {
  return source.script.getLineAndCharacterOfPosition(node.getStart(source.script)).line + 1;
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Blanks everything outside `<script>` so that positions still name the right line. */
function keepScripts(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  let kept = '';
  let end = 0;
  for (const match of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
    const bodyStart = match.index + (match[1] ?? '').length;
    const body = match[2] ?? '';
    kept += blank(text.slice(end, bodyStart)) + body;
    end = bodyStart + body.length;
  }
  return kept + blank(text.slice(end));
}
