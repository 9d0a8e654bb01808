/** The files that are packed into the page; each is unpacked when it is asked for. */
export interface PackedFiles {
  readonly names: readonly string[];
  /** Rejects for a name that is not packed. */
  blob(name: string): Promise<Blob>;
  text(name: string): Promise<string>;
}

/**
 * Finds what `writeSingleFile` has packed into a page. The browser unpacks it beside the page; nothing is asked of a network.
 *
 * @param attribute marks the elements, and its value is the name of the file
 */
export function findPackedFiles(page: ParentNode, attribute: string): PackedFiles {
  const elements = new Map(
    [...page.querySelectorAll(`script[${attribute}]`)].map((element) => [
      element.getAttribute(attribute) ?? '',
      element,
    ]),
  );

  async function blob(name: string): Promise<Blob> {
    const element = elements.get(name);
    if (element === undefined) throw new Error(`${name} is not packed into this page`);
    const packed = await fetch(`data:application/gzip;base64,${element.textContent}`);
    if (packed.body === null) throw new Error(`${name} cannot be unpacked here`);
    return new Response(packed.body.pipeThrough(new DecompressionStream('gzip'))).blob();
  }

  return {
    names: [...elements.keys()],
    blob,
    text: async (name) => (await blob(name)).text(),
  };
}
