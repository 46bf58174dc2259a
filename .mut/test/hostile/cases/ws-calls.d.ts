import { type CaseGroup } from '../hostile-case.ts';
export declare const wsEnvelopes: CaseGroup;
export declare const wsParams: CaseGroup;
