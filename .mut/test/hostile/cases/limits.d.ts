import { type CaseGroup } from '../hostile-case.ts';
export declare const replaysOfBefore: CaseGroup;
export declare const logonsOfBefore: CaseGroup;
export declare const httpLimits: CaseGroup;
export declare const sessionLimits: CaseGroup;
