/** What the engine decided to ask of a venue. */
export declare const RequestKind: {
    readonly place: 0;
    readonly cancel: 1;
    readonly replace: 2;
};
export type RequestKind = (typeof RequestKind)[keyof typeof RequestKind];
export declare const REQUEST_KINDS: readonly RequestKind[];
/** One object for all of them: who is handed it reads it within the call, and keeps nothing of it but its values. */
export interface Request {
    kind: RequestKind;
    orderId: number;
    attempt: number;
    account: number;
    instrument: number;
    /** Of a place: `Side`, `OrderType`, `TimeInForce`. */
    side: number;
    type: number;
    timeInForce: number;
    /** Of a place and, as the new values, of a replace. */
    priceTicks: number;
    quantityLots: number;
    /** Of a GTD place, else 0. */
    expireAtUs: number;
    queuedUs: number;
    queuedNs: number;
}
export declare function newRequest(): Request;
