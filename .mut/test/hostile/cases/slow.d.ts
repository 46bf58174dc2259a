import { type CaseGroup } from '../hostile-case.ts';
export declare const slow: CaseGroup;
