import { type Refusal } from '../inbound/refusal.ts';
import type { Directory } from '../directory.ts';
import type { KillReport, KillSwitch, KillView, ResumeReport } from './kill-switch.ts';
/** What an administrator may call, by HTTP or by the unix socket; fields by name, all of them texts. */
export interface AdminCalls {
    run(call: AdminCallName, fields: AdminFields, by: string): Promise<AdminResult | Refusal>;
    /** One line of JSON in, one out. */
    line(text: string): Promise<string>;
}
export declare const ADMIN_CALLS: readonly ['kill', 'resume', 'state'];
export type AdminCallName = (typeof ADMIN_CALLS)[number];
export type AdminFields = Readonly<Record<string, unknown>>;
export type AdminResult = KillReport | ResumeReport | KillView;
/** Of each call. */
export declare const ADMIN_FIELDS: Readonly<Record<AdminCallName, readonly string[]>>;
export declare const STOPPED_STATES: readonly ["halted", "reducing"];
export declare const MAX_REASON = 200;
export declare function createAdminCalls(killSwitch: KillSwitch, directory: Directory): AdminCalls;
export declare function isRefusal(result: AdminResult | Refusal): result is Refusal;
