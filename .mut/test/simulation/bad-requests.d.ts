import type { RejectName } from '../../core/schema/reject.ts';
import type { HttpRequest } from './door.ts';
/** Requests that deserve the code of the door that they stand under. */
export declare const BadRequests: Readonly<Partial<Record<RejectName, HttpRequest>>>;
