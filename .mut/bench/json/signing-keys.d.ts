import type { SigningKey } from './json-orders.ts';
/** The keys of a file that `tickgate keys` has made. */
export declare function readKeyFile(file: string): readonly SigningKey[];
