import type { Records } from '../../core/memory/records.ts';
import { type CommandKind } from '../../core/schema/command.ts';
import type { OrderRequest } from './order-request.ts';
/**
 * Fills the slot at byte `at`, but for whose it is and when it came: `stampCommand` says that. `value` and `count` mean what
 * the kind says they do; for orders `value` is the version that the order must have, and `count` is 0.
 */
export declare function writeCommand(records: Records, at: number, kind: CommandKind, request: OrderRequest, value: number, count: number): void;
/** Small enough to be always inlined: a double that is handed to a function costs an object. */
export declare function stampCommand({ f64 }: Records, at: number, requestId: number, receivedNs: number): void;
