import { type CaseGroup } from '../hostile-case.ts';
export declare const utf8: CaseGroup;
