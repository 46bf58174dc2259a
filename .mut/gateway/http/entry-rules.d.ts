import { type Refusal } from '../inbound/refusal.ts';
import type { RequestHead } from './request-head.ts';
/**
 * Who may enter, before anything of the request is looked at. A browser is not trusted for being local: a page of any
 * site can send requests to this machine, so its Origin must be on the list, the Host must be one of our names (a name
 * of theirs may resolve to us), and a write must say that it is JSON, which no form can.
 */
export interface EntryRules {
    /** Why this request may not enter, or undefined. WebSocket upgrades too. */
    check(head: RequestHead): Refusal | undefined;
}
export interface EntryOptions {
    /** Host names without port, in lower case. */
    readonly allowedHosts: readonly string[];
    readonly allowedOrigins: readonly string[];
    /** Demo mode: nobody's proxy stands in front. */
    readonly refusesProxies: boolean;
}
/** The one path whose body may be larger than others'. */
export declare const BATCH_PATH = "/orders/batch";
export declare const MAX_BODY_BYTES: number;
export declare function createEntryRules(options: EntryOptions): EntryRules;
