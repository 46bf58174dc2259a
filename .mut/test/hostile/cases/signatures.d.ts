import { type CaseGroup } from '../hostile-case.ts';
export declare const signatures: CaseGroup;
export declare const oldTimes: CaseGroup;
export declare const replays: CaseGroup;
export declare const unsigned: CaseGroup;
