import { type CaseGroup } from '../hostile-case.ts';
export declare const smuggling: CaseGroup;
