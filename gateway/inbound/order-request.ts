import { CLIENT_ID_BYTES, TAG_BYTES } from '../../core/schema/command.ts';
import { TERM_WORDS } from '../../core/schema/terms.ts';

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
  /** `CancelMode` of a cancel-replace. */
  cancelMode: number;
  /** `PlaceOption` bits. */
  options: number;
  /** `Term` words: only of a type that has them, and of a replace, where 0 keeps what is. */
  readonly terms: Float64Array;
  clientIdLength: number;
  readonly clientId: Uint8Array;
  /** The same bytes, four at a time; so with the tag. */
  readonly clientIdHalves: Int32Array;
  tagLength: number;
  readonly tag: Uint8Array;
  readonly tagHalves: Int32Array;
}

export function createOrderRequest(): OrderRequest {
  const clientId = new Uint8Array(CLIENT_ID_BYTES);
  const tag = new Uint8Array(TAG_BYTES);
  return {
    home: 0,
    account: 0,
    instrument: -1,
    side: 0,
    type: 0,
    timeInForce: 0,
    broker: 0,
    priceTicks: 0,
    quantityLots: 0,
    expireAtUs: 0,
    ttlMinutes: 0,
    orderId: 0,
    ifVersion: 0,
    cancelMode: 0,
    options: 0,
    terms: new Float64Array(TERM_WORDS),
    clientIdLength: 0,
    clientId,
    clientIdHalves: new Int32Array(clientId.buffer),
    tagLength: 0,
    tag,
    tagHalves: new Int32Array(tag.buffer),
  };
}

export function clearOrderRequest(request: OrderRequest): void {
  request.account = request.home;
  request.instrument = -1;
  request.side = 0;
  request.type = 0;
  request.timeInForce = 0;
  request.broker = 0;
  request.priceTicks = 0;
  request.quantityLots = 0;
  request.expireAtUs = 0;
  request.ttlMinutes = 0;
  request.orderId = 0;
  request.ifVersion = 0;
  request.options = 0;
  request.clientIdLength = 0;
  request.tagLength = 0;
}

/** Apart from the rest: plain orders never look at them. */
export function clearTerms({ terms }: OrderRequest): void {
  for (let i = 0; i < TERM_WORDS; i++) terms[i] = 0;
}
