import type { Directory } from '../directory.ts';
import { type Principal } from '../keys/principal.ts';
import { JsonError, type JsonReader } from './json-reader.ts';
import { type OrderRequest } from './order-request.ts';
import { type Refusal } from './refusal.ts';
/**
 * Request objects → `OrderRequest`. Numbers are read from the bytes, exactly, into ticks and lots; what doesn't fit
 * is refused with code, field and the limit.
 */
export interface RequestParser {
    /** For whom the requests from here on are. */
    actFor(principal: Principal): void;
    /** The account of that name, if the principal may use it. */
    account(name: string, into: OrderRequest): Refusal | undefined;
    /** The account at a place of the principal's list. */
    accountAt(place: number, into: OrderRequest): Refusal | undefined;
    /** The fields of `reader` as a new order. */
    place(reader: JsonReader, into: OrderRequest): Refusal | undefined;
    /**
     * Whether the bytes from `start` to `end` are an object of an order's fields as programs write them. If so,
     * `placeTaken` is the same as reading them and `place`; if not, only the reader can tell what they are.
     */
    takes(bytes: Uint8Array, start: number, end: number): boolean;
    /** The fields that were taken last, as a new order. */
    placeTaken(into: OrderRequest): Refusal | undefined;
    /**
     * The fields of `reader` as the new price and quantity of an order: the one that `into` names (`named`), or that the
     * fields name. While `into.instrument` is -1 everything but the two numbers is read and checked.
     */
    replace(reader: JsonReader, into: OrderRequest, named: boolean): Refusal | undefined;
    /** The fields of `reader` as the name of one order. */
    name(reader: JsonReader, into: OrderRequest): Refusal | undefined;
    /** `symbol` and `account` only, both optional. */
    scope(reader: JsonReader, into: OrderRequest): Refusal | undefined;
}
export declare const PLACE: readonly ['symbol', 'side', 'quantity', 'order_type', 'price', 'time_in_force', 'expire_at', 'ttl_minutes', 'client_order_id', 'account', 'broker', 'tag', 'stp_mode', 'duplicate_override'];
/** Fields of the public interface that no part of this version reads. */
export declare const UNSUPPORTED_FIELDS: readonly ['stop_price', 'trigger_by', 'trail_amount', 'iceberg_legs', 'iceberg_quantity_variance', 'stop_loss', 'target', 'product', 'exchange', 'market_protection', 'reduce_only', 'post_only'];
export declare const REPLACE: readonly ['price', 'quantity', 'if_version', 'order_id', 'client_order_id', 'account'];
export declare const NAME: readonly ['order_id', 'client_order_id', 'account'];
export declare const SCOPE: readonly ['symbol', 'account'];
export declare const SIDE_NAMES: readonly ['buy', 'sell'];
export declare const TYPE_NAMES: readonly ['limit', 'market'];
export declare const TIF_NAMES: readonly ['day', 'gtc', 'ioc', 'fok', 'gtd'];
/** In the order of `SelfTradeMode`. */
export declare const STP_NAMES: readonly ['none', 'cancel_newest', 'cancel_oldest', 'cancel_both'];
export declare const MAX_SYMBOL_BYTES = 32;
export declare const MAX_TTL_MINUTES = 525600;
/** Microseconds beyond 2255 are no safe integers. */
export declare const MAX_EXPIRY_MS: number;
export declare function createRequestParser(directory: Directory): RequestParser;
/** "The body is not JSON, at byte 17." */
export declare function jsonRefusal(what: string, reader: JsonReader, error: JsonError): Refusal;
