import { type CaseGroup } from '../hostile-case.ts';
export declare const closing: CaseGroup;
export declare const large: CaseGroup;
