import { type AdminCalls } from '../control/admin-calls.ts';
import { type JsonReader } from '../inbound/json-reader.ts';
import { type Principal } from '../keys/principal.ts';
import type { HttpReply } from './reply.ts';
import type { RequestHead } from './request-head.ts';
/** POST /kill, POST /resume, GET /kill. */
export interface AdminRoutes {
    kill(head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal): void;
    resume(head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal): void;
}
export declare function createAdminRoutes(calls: AdminCalls, reader: JsonReader): AdminRoutes;
