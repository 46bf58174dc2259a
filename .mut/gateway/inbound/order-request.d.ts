/**
 * A parsed request, ready to be written into a slot of the `commands` ring. One object per reader, reused: it is
 * filled by `parse…` and copied into the ring before the next request is parsed.
 */
export interface OrderRequest {
    /** The account that is meant where none is named. */
    home: number;
    account: number;
    /** -1: any. */
    instrument: number;
    side: number;
    type: number;
    timeInForce: number;
    /** 1 + the wanted broker, 0 for any. */
    broker: number;
    priceTicks: number;
    quantityLots: number;
    expireAtUs: number;
    /** As given, 0: none. The engine counts from its own time, so that a retry is the same payload. */
    ttlMinutes: number;
    orderId: number;
    /** replace: the version that the order must have, 0 for any. */
    ifVersion: number;
    /** `PlaceOption` bits. */
    options: number;
    clientIdLength: number;
    readonly clientId: Uint8Array;
    tagLength: number;
    readonly tag: Uint8Array;
}
export declare function createOrderRequest(): OrderRequest;
export declare function clearOrderRequest(request: OrderRequest): void;
