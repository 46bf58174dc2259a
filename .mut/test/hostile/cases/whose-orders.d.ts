import type { CaseGroup } from '../hostile-case.ts';
export declare const whoseOrders: CaseGroup;
export declare const scopes: CaseGroup;
export declare const whoseSessions: CaseGroup;
