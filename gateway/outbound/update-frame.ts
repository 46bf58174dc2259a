import type { Instrument } from '../../core/market/instruments.ts';
import { MAX_DECIMAL_BYTES, writeDecimal } from '../../core/number/decimal.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { TIME_BYTES, writeTime } from './decimal-text.ts';
import type { FeedKind } from './feed.ts';

/**
 * The JSON frame of a feed that tells updates singly: the text of `encode-quote.ts`, kept as bytes and brought up to
 * date in place. What neither changed nor moved stays as it is.
 *
 *   {"channel":"quotes:BTCUSDT","type":"update","data":{"symbol":"BTCUSDT","bid":│"45000.1"│,"bid_quantity":│"0.003"│ … }}
 *   text of field 0                                                               value 0   text of field 1  value 1   tail
 *   ▲ starts[0] = 0                                                                         ▲ starts[1]
 */
export interface UpdateFrame {
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
  /** Where each field stands; after the last, where they end. */
  readonly starts: Int32Array;
  readonly values: Float64Array;
  view: Uint8Array;
}

interface Field {
  readonly text: Uint8Array;
  /** Of an entry: the quote's words, sequence, skipped. */
  readonly word: number;
  /** The field is null while this word is 0; -1: it never is. */
  readonly nullBy: number;
  readonly form: Form;
  readonly mantissa: number;
  readonly decimals: number;
}

const Form = { amount: 0, time: 1, count: 2 } as const;
type Form = (typeof Form)[keyof typeof Form];

const { BID_TICKS, BID_LOTS, ASK_TICKS, ASK_LOTS, LAST_TICKS, LAST_LOTS, VENUE_TIME_US, LAST_TIME_US } = QuoteWord;
const { amount: AMOUNT, time: TIME } = Form;
const QUOTE_MARK = 0x22;
const NEVER = -1;
const MAX_VALUE_BYTES = 2 + Math.max(MAX_DECIMAL_BYTES, TIME_BYTES);
const NULL = bytesOf('null');
const TAIL = bytesOf('}}');

export function createUpdateFrame(channel: string, kind: FeedKind, instrument: Instrument): UpdateFrame {
  const begin = `{"channel":"${channel}","type":"update","data":{"symbol":"${instrument.symbol}"`;
  const fields = kind === 'quotes' ? quoteFields(begin, instrument) : tradeFields(begin, instrument);
  const most = fields.reduce((sum, { text }) => sum + text.length + MAX_VALUE_BYTES, TAIL.length);
  return {
    bytes: new Uint8Array(most),
    fields,
    starts: new Int32Array(fields.length + 1).fill(-1),
    values: new Float64Array(fields.length),
    view: new Uint8Array(0),
  };
}

/** The frame of the entry whose words begin at index `at`; valid until the next. */
export function rewriteFrame(frame: UpdateFrame, entry: Float64Array, at: number): Uint8Array {
  const { bytes, fields, starts, values } = frame;
  let end = 0;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!;
    const isNull = field.nullBy !== NEVER && entry[at + field.nullBy] === 0;
    // NaN is not equal to itself: null is always written.
    const value = isNull ? Number.NaN : entry[at + field.word]!;
    const stands = starts[i] === end;
    if (stands && values[i] === value) {
      end = starts[i + 1]!;
      continue;
    }
    starts[i] = end;
    values[i] = value;
    end = stands ? end + field.text.length : put(bytes, end, field.text);
    end = isNull ? put(bytes, end, NULL) : putValue(bytes, end, field, value);
  }
  starts[fields.length] = end;
  if (frame.view.length !== end + TAIL.length) frame.view = bytes.subarray(0, put(bytes, end, TAIL));
  return frame.view;
}

function putValue(bytes: Uint8Array, at: number, { form, mantissa, decimals }: Field, value: number): number {
  if (form !== AMOUNT && form !== TIME) return writeDecimal(bytes, at, value, mantissa, decimals);
  bytes[at] = QUOTE_MARK;
  const end =
    form === AMOUNT ? writeDecimal(bytes, at + 1, value, mantissa, decimals) : writeTime(bytes, at + 1, value);
  bytes[end] = QUOTE_MARK;
  return end + 1;
}

/** A loop: for pieces this short it is faster than `set`. */
function put(bytes: Uint8Array, at: number, piece: Uint8Array): number {
  for (let i = 0; i < piece.length; i++) bytes[at + i] = piece[i]!;
  return at + piece.length;
}

function quoteFields(begin: string, instrument: Instrument): Field[] {
  return [
    price(`${begin},"bid":`, BID_TICKS, BID_TICKS, instrument),
    quantity(',"bid_quantity":', BID_LOTS, BID_TICKS, instrument),
    price(',"ask":', ASK_TICKS, ASK_TICKS, instrument),
    quantity(',"ask_quantity":', ASK_LOTS, ASK_TICKS, instrument),
    price(',"last":', LAST_TICKS, LAST_TICKS, instrument),
    quantity(',"last_quantity":', LAST_LOTS, LAST_TICKS, instrument),
    ...endFields(VENUE_TIME_US),
  ];
}

function tradeFields(begin: string, instrument: Instrument): Field[] {
  return [
    price(`${begin},"price":`, LAST_TICKS, NEVER, instrument),
    quantity(',"quantity":', LAST_LOTS, NEVER, instrument),
    ...endFields(LAST_TIME_US),
  ];
}

function endFields(time: number): Field[] {
  return [
    field(',"time":', time, NEVER, Form.time, 1, 0),
    field(',"sequence":', QUOTE_WORDS, NEVER, Form.count, 1, 0),
    field(',"skipped":', QUOTE_WORDS + 1, NEVER, Form.count, 1, 0),
  ];
}

function price(text: string, word: number, nullBy: number, { tickMantissa, tickDecimals }: Instrument): Field {
  return field(text, word, nullBy, Form.amount, tickMantissa, tickDecimals);
}

function quantity(text: string, word: number, nullBy: number, { lotMantissa, lotDecimals }: Instrument): Field {
  return field(text, word, nullBy, Form.amount, lotMantissa, lotDecimals);
}

function field(text: string, word: number, nullBy: number, form: Form, mantissa: number, decimals: number): Field {
  return { text: bytesOf(text), word, nullBy, form, mantissa, decimals };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
