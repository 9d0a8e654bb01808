/** Paths that a document names: in backticks, or at the start of an indented line of a tree. */
export function pathsNamedIn(markdown: string): string[] {
  const quoted = [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const listed = [...markdown.matchAll(/^ {4}(\S+)/gm)].map((match) => match[1] ?? '');
  return [...new Set([...quoted, ...listed].filter(isPath).map(withoutPlaceholder))];
}

/** Files and folders of the tree only: not commands, not addresses, not what a build makes. */
function isPath(text: string): boolean {
  return (
    /^(src|workers|data|seeds|test|\.ci)\/[^\s(]*$/.test(text) ||
    /^(package|package-lock|tsconfig)\.json$|^vite\.config\.ts$|^(README|LICENSE)(\.md)?$/.test(text)
  );
}

/** `seeds/<id>/plan.json` claims only that `seeds/` exists. */
function withoutPlaceholder(path: string): string {
  return path.replace(/[^/]*[<*{…].*$/, '');
}
