// A thread of Node.js does not inherit the loader that lets the program run from its TypeScript sources.
import { register } from 'tsx/esm/api';

register();
await import('./thread-entry.ts');
