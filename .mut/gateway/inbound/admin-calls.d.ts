import type { Clock } from '../../workers/clock.ts';
import type { Principal } from '../keys/principal.ts';
import type { AdminParser } from './admin-parse.ts';
import type { Calls } from './calls.ts';
import type { JsonReader } from './json-reader.ts';
import type { Responder } from './pending.ts';
/** What an administrator can ask for: read ▸ check ▸ hand over. Answered when its event is durable. */
export interface AdminCalls {
    changeLimits: AdminCall;
    setOverride: AdminCall;
    rearmThrottle: AdminCall;
    setRate: AdminCall;
}
/** After `calls.begin`. */
export type AdminCall = (reader: JsonReader, who: Principal, responder: Responder) => void;
export declare function createAdminCalls(calls: Calls, parser: AdminParser, clock: Clock): AdminCalls;
