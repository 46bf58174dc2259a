/** What the engine decided to ask of a venue. */
export const RequestKind = { place: 0, cancel: 1, replace: 2 } as const;
export type RequestKind = (typeof RequestKind)[keyof typeof RequestKind];

export const REQUEST_KINDS: readonly RequestKind[] = [RequestKind.place, RequestKind.cancel, RequestKind.replace];

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
  /** Of a place: it must rest. */
  postOnly: boolean;
  /** Of a place and, as the new values, of a replace. */
  priceTicks: number;
  quantityLots: number;
  /** Of a GTD place, else 0. */
  expireAtUs: number;
  queuedUs: number;
  queuedNs: number;
}

export function newRequest(): Request {
  return {
    kind: RequestKind.place,
    orderId: 0,
    attempt: 0,
    account: 0,
    instrument: 0,
    side: 0,
    type: 0,
    timeInForce: 0,
    postOnly: false,
    priceTicks: 0,
    quantityLots: 0,
    expireAtUs: 0,
    queuedUs: 0,
    queuedNs: 0,
  };
}
