import type { CaseGroup } from '../hostile-case.ts';
export declare const recordForms: CaseGroup;
export declare const recordFields: CaseGroup;
