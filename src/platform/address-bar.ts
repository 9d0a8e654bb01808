import type { AddressBar } from '../session/ports.ts';

/** The page's own URL; changes replace the entry, so that Back leaves the page. */
export function createAddressBar(): AddressBar {
  return {
    read: () => Object.fromEntries(new URLSearchParams(window.location.search)),
    write(values) {
      const url = new URL(window.location.href);
      for (const [key, value] of Object.entries(values)) {
        if (value === null) url.searchParams.delete(key);
        else url.searchParams.set(key, value);
      }
      if (url.href !== window.location.href) window.history.replaceState(null, '', url);
    },
  };
}
