import type { SourceFile } from '../formats/land-file.ts';
import type { CommandPorts } from './command-ports.ts';

/** A file, and behind it those beside it that belong to it, such as the parts of a Shapefile; or the line that refuses it. */
export async function readParts(
  path: string,
  ports: Pick<CommandPorts, 'readFile' | 'partsOf'>,
): Promise<readonly [SourceFile, ...SourceFile[]] | { readonly line: string }> {
  const names = (await ports.partsOf(path)).filter((name) => name !== path);
  try {
    const read = async (name: string): Promise<SourceFile> => ({ name, bytes: await ports.readFile(name) });
    return [await read(path), ...(await Promise.all(names.map(read)))];
  } catch {
    return { line: `${path} cannot be read: no such file, or no permission.` };
  }
}
