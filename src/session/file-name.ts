/** Signs that no file name may have everywhere. */
const FORBIDDEN = /[\\/:*?"<>|]+/gu;

/** A name that every system takes: what one of them forbids becomes an underscore. */
export function usableFileName(text: string): string {
  return text.replace(FORBIDDEN, '_');
}
