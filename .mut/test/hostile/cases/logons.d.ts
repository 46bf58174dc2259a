import { type CaseGroup } from '../hostile-case.ts';
export declare const logons: CaseGroup;
export declare const sessionParams: CaseGroup;
