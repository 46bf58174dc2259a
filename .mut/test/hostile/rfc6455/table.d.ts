import type { CaseGroup } from '../hostile-case.ts';
/** The rules of RFC 6455 by the numbers of Autobahn's groups; 8 is not there, 12 and 13 are of compression. */
export declare const rules: readonly CaseGroup[];
