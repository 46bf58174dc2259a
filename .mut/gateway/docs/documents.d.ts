import type { Documents } from './document.ts';
/** `host`: where the API listens, as `127.0.0.1:8099`. */
export declare function createDocuments(version: () => string, host: string): Documents;
