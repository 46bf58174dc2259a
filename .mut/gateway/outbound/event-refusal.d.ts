import type { Records } from '../../core/memory/records.ts';
import { type RejectName } from '../../core/schema/reject.ts';
import type { Directory } from '../directory.ts';
import { type Refusal } from '../inbound/refusal.ts';
/** Words of `LimitOwner`, by its number. */
export declare const LIMIT_OWNERS: readonly ['account', 'firm', 'tag', 'broker', 'symbol'];
/** The refusal that the event at byte `at` tells. */
export declare function eventRefusal(directory: Directory, records: Records, at: number): Refusal;
/** The name of the reject that an event carries, or undefined for none. */
export declare function eventReject(records: Records, at: number): RejectName | undefined;
