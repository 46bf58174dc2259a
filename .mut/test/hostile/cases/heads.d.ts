import type { CaseGroup } from '../hostile-case.ts';
export declare const heads: CaseGroup;
