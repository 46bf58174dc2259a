import type { WireCancelAll } from '../../core/wire/cancel-all.ts';
import type { WireCancel } from '../../core/wire/cancel.ts';
import type { WirePlace } from '../../core/wire/place.ts';
import type { WireReplace } from '../../core/wire/replace.ts';
import type { Directory } from '../directory.ts';
import { type OrderRequest } from '../inbound/order-request.ts';
import { type RequestParser } from '../inbound/parse.ts';
import { type Refusal } from '../inbound/refusal.ts';
/**
 * Decoded records → `OrderRequest`, as `RequestParser` does it for JSON: the same object, and where a record means what
 * a JSON request means, the same refusal in the same order of precedence. A zero is a field that isn't there.
 */
export interface WireParser {
    place(from: WirePlace, into: OrderRequest): Refusal | undefined;
    replace(from: WireReplace, into: OrderRequest): Refusal | undefined;
    /** The name of one order. */
    name(from: WireCancel, into: OrderRequest): Refusal | undefined;
    /** An account, or one instrument of it. */
    scope(from: WireCancelAll, into: OrderRequest): Refusal | undefined;
}
/** Accounts are those of the principal that `parser` acts for. */
export declare function createWireParser(directory: Directory, parser: RequestParser): WireParser;
