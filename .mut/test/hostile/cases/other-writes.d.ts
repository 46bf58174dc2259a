import type { CaseGroup } from '../hostile-case.ts';
export declare const otherWrites: CaseGroup;
