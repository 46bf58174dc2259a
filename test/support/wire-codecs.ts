import fc from 'fast-check';
import {
  CANCEL_ALL_DONE_LAYOUT,
  createWireCancelAllDone,
  decodeCancelAllDone,
  encodeCancelAllDone,
} from '../../core/wire/cancel-all-done.ts';
import {
  CANCEL_ALL_LAYOUT,
  createWireCancelAll,
  decodeCancelAll,
  encodeCancelAll,
} from '../../core/wire/cancel-all.ts';
import { CANCEL_LAYOUT, createWireCancel, decodeCancel, encodeCancel } from '../../core/wire/cancel.ts';
import type { WireError } from '../../core/wire/header.ts';
import type { WireLayout } from '../../core/wire/layout.ts';
import {
  ORDER_ANSWER_LAYOUT,
  createWireOrderAnswer,
  decodeOrderAnswer,
  encodeOrderAnswer,
} from '../../core/wire/order-answer.ts';
import { PING_LAYOUT, decodePing, encodePing } from '../../core/wire/ping.ts';
import { PLACE_LAYOUT, createWirePlace, decodePlace, encodePlace } from '../../core/wire/place.ts';
import { PONG_LAYOUT, createWirePong, decodePong, encodePong } from '../../core/wire/pong.ts';
import { QUOTE_LAYOUT, createWireQuote, decodeQuoteRecord, encodeQuoteRecord } from '../../core/wire/quote.ts';
import { REFUSED_LAYOUT, createWireRefused, decodeRefused, encodeRefused } from '../../core/wire/refused.ts';
import { REPLACE_LAYOUT, createWireReplace, decodeReplace, encodeReplace } from '../../core/wire/replace.ts';
import { REPORT_LAYOUT, createWireReport, decodeReport, encodeReport } from '../../core/wire/report.ts';
import { TRADE_LAYOUT, createWireTrade, decodeTradeRecord, encodeTradeRecord } from '../../core/wire/trade.ts';

/** Every record with its codec and any value that it can hold, for tests that hold for all of them. */
export interface WireCodec {
  readonly layout: WireLayout;
  readonly any: fc.Arbitrary<object>;
  create(): object;
  encode(view: DataView, at: number, from: object): number;
  decode(view: DataView, at: number, into: object): WireError;
  /** The decoder takes any number; the gateway's parser says what is wrong with it. */
  readonly isRequest: boolean;
}

/** Plain objects, as the decoders fill them. */
const record: typeof fc.record = ((model: object) => fc.record(model as never, { noNullPrototype: true })) as never;

const u8 = fc.integer({ min: 0, max: 0xff });
const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const u53 = fc.oneof(
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 52, Number.MAX_SAFE_INTEGER),
);
const bit = fc.integer({ min: 0, max: 1 });
const latin1 = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(u8, { maxLength }).map((codes) => String.fromCharCode(...codes));

/** Bytes of a text in its room, and its length. */
function textIn(room: number): fc.Arbitrary<{ readonly bytes: Uint8Array; readonly length: number }> {
  return fc.array(fc.integer({ min: 0, max: 0xff }), { maxLength: room }).map((codes) => {
    const bytes = new Uint8Array(room);
    bytes.set(codes);
    return { bytes, length: codes.length };
  });
}

const id = textIn(48);
const tag = textIn(24);

const order = record({
  orderId: u53,
  priceTicks: u53,
  quantityLots: u53,
  filledLots: u53,
  filledCost: u53,
  version: u53,
  instrument: u32,
  account: u16,
  broker: u8,
  status: u8,
  side: u8,
  type: u8,
  timeInForce: u8,
  attempt: u8,
  flags: fc.integer({ min: 0, max: 7 }),
  id,
}).map(({ id: { bytes, length }, ...rest }) => ({ ...rest, clientIdLength: length, clientId: bytes }));

function codec<T extends object>(
  layout: WireLayout,
  any: fc.Arbitrary<T>,
  create: () => T,
  encode: (view: DataView, at: number, from: T) => number,
  decode: (view: DataView, at: number, into: T) => WireError,
  isRequest = false,
): WireCodec {
  return {
    layout,
    any,
    create,
    encode: (view, at, from) => encode(view, at, from as T),
    decode: (view, at, into) => decode(view, at, into as T),
    isRequest,
  };
}

export const WIRE_CODECS: readonly WireCodec[] = [
  codec(
    PLACE_LAYOUT,
    record({
      requestId: u32,
      catalog: u32,
      instrument: u32,
      account: u16,
      broker: u8,
      side: u8,
      type: u8,
      timeInForce: u8,
      priceTicks: u53,
      quantityLots: u53,
      expireAtUs: u53,
      ttlMinutes: u32,
      options: u8,
      id,
      tag,
    }).map(({ id: one, tag: two, ...rest }) => ({
      ...rest,
      clientIdLength: one.length,
      clientId: one.bytes,
      tagLength: two.length,
      tag: two.bytes,
    })),
    createWirePlace,
    encodePlace,
    decodePlace,
    true,
  ),
  codec(
    CANCEL_LAYOUT,
    record({ requestId: u32, account: u16, orderId: u53, id }).map(({ id: { bytes, length }, ...rest }) => ({
      ...rest,
      clientIdLength: length,
      clientId: bytes,
    })),
    createWireCancel,
    encodeCancel,
    decodeCancel,
    true,
  ),
  codec(
    REPLACE_LAYOUT,
    record({
      requestId: u32,
      catalog: u32,
      account: u16,
      orderId: u53,
      priceTicks: u53,
      quantityLots: u53,
      ifVersion: u53,
      id,
    }).map(({ id: { bytes, length }, ...rest }) => ({ ...rest, clientIdLength: length, clientId: bytes })),
    createWireReplace,
    encodeReplace,
    decodeReplace,
    true,
  ),
  codec(
    CANCEL_ALL_LAYOUT,
    record({ requestId: u32, catalog: u32, instrument: u32, account: u16 }),
    createWireCancelAll,
    encodeCancelAll,
    decodeCancelAll,
    true,
  ),
  codec(PING_LAYOUT, record({ requestId: u32, echo: u53 }), () => ({ requestId: 0, echo: 0 }), encodePing, decodePing),
  codec(
    ORDER_ANSWER_LAYOUT,
    record({
      requestId: u32,
      status: u16,
      answered: u8,
      ordersLeft: u16,
      cancelsLeft: u16,
      order,
      tag,
      timeUs: u53,
      riskUs: u32,
      totalUs: u32,
    }).map(({ tag: { bytes, length }, ...rest }) => ({ ...rest, tagLength: length, tag: bytes })),
    createWireOrderAnswer,
    encodeOrderAnswer,
    decodeOrderAnswer,
  ),
  codec(
    CANCEL_ALL_DONE_LAYOUT,
    record({ requestId: u32, status: u16, ordersLeft: u16, cancelsLeft: u16, requested: u32 }),
    createWireCancelAllDone,
    encodeCancelAllDone,
    decodeCancelAllDone,
  ),
  codec(
    PONG_LAYOUT,
    record({ requestId: u32, status: u16, ordersLeft: u16, cancelsLeft: u16, echo: u53, timeUs: u53 }),
    createWirePong,
    encodePong,
    decodePong,
  ),
  codec(
    REFUSED_LAYOUT,
    record({
      requestId: u32,
      status: u16,
      code: u16,
      ordersLeft: u16,
      cancelsLeft: u16,
      answered: u8,
      field: latin1(255),
      message: latin1(1024),
      limit: latin1(255),
      value: latin1(255),
    }),
    createWireRefused,
    encodeRefused,
    decodeRefused,
  ),
  codec(
    REPORT_LAYOUT,
    record({
      sequence: u53,
      timeUs: u53,
      event: u16,
      code: u16,
      note: u8,
      lastTicks: u53,
      lastLots: u53,
      executionId: u53,
      order,
      id,
    }).map(({ id: { bytes, length }, ...rest }) => ({ ...rest, textLength: length, text: bytes })),
    createWireReport,
    encodeReport,
    decodeReport,
  ),
  codec(
    QUOTE_LAYOUT,
    record({
      instrument: u32,
      snapshot: bit,
      sequence: u53,
      skipped: u53,
      bidTicks: u53,
      bidLots: u53,
      askTicks: u53,
      askLots: u53,
      lastTicks: u53,
      lastLots: u53,
      timeUs: u53,
    }),
    createWireQuote,
    encodeQuoteRecord,
    decodeQuoteRecord,
  ),
  codec(
    TRADE_LAYOUT,
    record({
      instrument: u32,
      snapshot: bit,
      sequence: u53,
      skipped: u53,
      priceTicks: u53,
      quantityLots: u53,
      timeUs: u53,
    }),
    createWireTrade,
    encodeTradeRecord,
    decodeTradeRecord,
  ),
];
