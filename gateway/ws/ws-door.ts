import type { Pages } from '../control/pages.ts';
import type { Directory } from '../directory.ts';
import { MAX_BATCH_BYTES } from '../inbound/batch.ts';
import type { Calls } from '../inbound/calls.ts';
import { fieldNames } from '../inbound/field-names.ts';
import { JsonError, JsonReader, JsonType } from '../inbound/json-reader.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import { type RequestParser, jsonRefusal } from '../inbound/parse.ts';
import type { Responder } from '../inbound/pending.ts';
import { type Refusal, httpStatusOf, refusal } from '../inbound/refusal.ts';
import { type RateLimits } from '../limits/rate-limits.ts';
import { FLOOD_REFUSALS, Lane, asked, isFlooding } from '../limits/budget.ts';
import { refusalJson } from '../inbound/refusal-json.ts';
import { readInstrumentParams, readListParams } from './list-params.ts';
import { type RiskParam, type RiskParams, readRiskParams } from './risk-params.ts';
import { type QuickPlace, readQuickPlace } from './quick-place.ts';
import type { Session } from './session.ts';
import type { SESSION_METHODS, SessionMethod } from './session-methods.ts';
import type { Sessions } from './sessions.ts';
import { CloseCode } from './socket-port.ts';
import type { WireDoor } from '../wire/wire-door.ts';
import type { Subscriptions } from './subscriptions.ts';
import { LINE_FROM, lineBytes, piece, putAscii, putPiece } from '../outbound/answer-line.ts';

/**
 * Calls of a WebSocket session:
 *
 *   {"id":7,"method":"order.place","params":{…}} → {"id":7,"status":201,"result":{…},"rate_limits":[…]}
 *                                                 or {"id":7,"status":422,"error":{…}}
 *
 * `id` is a whole number or a text of at most 64 bytes, and comes back as it was. Binary frames are the wire door's.
 */
export interface WsDoor {
  /** `message` is valid during the call, and is written to. `nowNs`: when it came, monotonic. */
  message(session: Session, message: Uint8Array, nowNs: number): void;
  /** A binary frame. */
  binary(session: Session, frame: ArrayBuffer, nowNs: number): void;
}

const BATCH = 'order.batch';
export const MAX_ORDER_FRAME_BYTES = 4 * 1024;
export const MAX_OTHER_FRAME_BYTES = 16 * 1024;
/** A longer frame ends the session unread. */
export const MAX_FRAME_BYTES = MAX_BATCH_BYTES;
export const MAX_ID_BYTES = 64;

/** Every method there is, beside those of the session itself: `SESSION_METHODS`. */
export const METHODS = [
  'order.place',
  BATCH,
  'order.replace',
  'order.cancel_replace',
  'order.cancel',
  'order.cancel_all',
  'order.status',
  'order.validate',
  'orders.open',
  'fills',
  'positions',
  'pnl',
  'account',
  'limits',
  'subscribe',
  'unsubscribe',
  'ping',
  'time',
  'instruments',
] as const;

const ENVELOPE = fieldNames(['id', 'method', 'params']);
const ID = 0;
const METHOD = 1;
const PARAMS = 2;

const orderTooLarge = refusal('BODY_TOO_LARGE', `An order frame has at most ${MAX_ORDER_FRAME_BYTES} bytes.`);
const otherTooLarge = refusal('BODY_TOO_LARGE', `A frame that is no batch has at most ${MAX_OTHER_FRAME_BYTES} bytes.`);
const noObject = refusal('INVALID_JSON', 'params is not a JSON object.', 'params');
const notLoggedOn = refusal('UNAUTHORIZED', 'Log on first: session.logon.');
export const NEEDS_NO_LOGON = new Set(['ping', 'time', 'session.logon']);
/** These take from the budgets themselves, once they are read; all others take from the third lane first. */
const COUNTED_BY_CALLS = new Set([
  'order.place',
  BATCH,
  'order.replace',
  'order.cancel_replace',
  'order.cancel',
  'order.cancel_all',
  'order.status',
  'order.validate',
  'orders.open',
  'fills',
  'positions',
  'pnl',
  'account',
  'limits',
]);
const FLOODING = `more than ${FLOOD_REFUSALS} calls in 10 s were over the limits`;
const NO_PARAMS = Buffer.from('{}');

type Method = (session: Session, params: JsonReader, responder: Responder, frame: Frame) => void;

/** Where the params stand in the frame. */
interface Frame {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

export function createWsDoor(
  calls: Calls,
  parser: RequestParser,
  directory: Directory,
  pages: Pages,
  sessions: Sessions,
  subscriptions: Subscriptions,
  wireDoor: WireDoor,
  nowUs: () => number,
  limits: RateLimits,
  sessionMethods: Readonly<Record<(typeof SESSION_METHODS)[number], SessionMethod>>,
  flooding: () => void,
): WsDoor {
  const envelope = new JsonReader();
  const params = new JsonReader();
  const { request } = calls;

  function orFail(responder: Responder, no: Refusal | undefined, run: () => void): void {
    if (no !== undefined) responder.refuse(no);
    else run();
  }

  function list(reader: JsonReader, responder: Responder, kind: 'orders' | 'fills'): void {
    clearOrderRequest(request);
    const read = readListParams(reader, directory, parser, request, kind === 'orders');
    if ('code' in read) {
      responder.refuse(read);
      return;
    }
    request.instrument = read.instrument;
    if (kind === 'orders') calls.orders(read.all, read.limit, read.before, responder);
    else calls.fills(read.limit, read.before, responder);
  }

  function risk(
    reader: JsonReader,
    responder: Responder,
    allowed: readonly RiskParam[],
    run: (params: RiskParams) => void,
  ): void {
    clearOrderRequest(request);
    const read = readRiskParams(reader, directory, parser, request, allowed);
    if ('code' in read) responder.refuse(read);
    else run(read);
  }

  const methods: Readonly<Record<(typeof METHODS)[number], Method>> = {
    'order.place': (_, reader, responder) => {
      calls.place(reader, responder);
    },
    [BATCH]: (_, reader, responder) => {
      calls.batch(reader, responder);
    },
    'order.replace': (_, __, responder, { bytes, start, end }) => {
      clearOrderRequest(request);
      calls.replace(bytes, start, end, false, responder);
    },
    'order.cancel_replace': (_, reader, responder) => {
      calls.cancelReplace(reader, 0, responder);
    },
    'order.cancel': (_, reader, responder) => {
      orFail(responder, parser.name(reader, request), () => {
        calls.cancel(responder);
      });
    },
    'order.cancel_all': (_, reader, responder) => {
      orFail(responder, parser.scope(reader, request), () => {
        calls.cancelAll(responder);
      });
    },
    'order.status': (_, reader, responder) => {
      orFail(responder, parser.name(reader, request), () => {
        calls.order(responder);
      });
    },
    'orders.open': (_, reader, responder) => {
      list(reader, responder, 'orders');
    },
    fills: (_, reader, responder) => {
      list(reader, responder, 'fills');
    },
    'order.validate': (_, reader, responder) => {
      calls.validate(reader, responder);
    },
    positions: (_, reader, responder) => {
      risk(reader, responder, ['account', 'by'], ({ isByTag }) => {
        calls.positions(isByTag, responder);
      });
    },
    pnl: (_, reader, responder) => {
      risk(reader, responder, ['account'], () => {
        calls.pnl(responder);
      });
    },
    account: (_, reader, responder) => {
      risk(reader, responder, ['account'], () => {
        calls.account(responder);
      });
    },
    limits: (_, reader, responder) => {
      risk(reader, responder, ['account', 'tag', 'symbol', 'broker'], () => {
        calls.limits(responder);
      });
    },
    subscribe: (session, reader, responder) => {
      subscriptions.subscribe(session, reader, responder);
    },
    unsubscribe: (session, reader, responder) => {
      subscriptions.unsubscribe(session, reader, responder);
    },
    ping: (_, reader, responder) => {
      empty(reader, responder, '{"pong":true}');
    },
    time: (_, reader, responder) => {
      empty(reader, responder, `{"time_us":${nowUs()}}`);
    },
    instruments: (_, reader, responder) => {
      const query = readInstrumentParams(reader);
      const page = 'code' in query ? query : pages.instruments(query);
      if (typeof page === 'string') responder.ok(200, page);
      else responder.refuse(page);
    },
  };
  const byName = new Map<string, Method>(Object.entries({ ...methods, ...sessionMethods }));

  function empty(reader: JsonReader, responder: Responder, result: string): void {
    if (reader.count === 0) responder.ok(200, result);
    else responder.refuse(refusal('UNKNOWN_FIELD', 'This method takes no params.', reader.keyText(0).slice(0, 64)));
  }

  const answers: AnswerParts = { sessions, limits };

  function answerTo(session: Session, id: string): Responder {
    return new Answer(answers, session, id);
  }

  /** Places of id, method and params among the envelope's fields, or why it is none. */
  function readEnvelope(message: Uint8Array, at: Int32Array): Refusal | undefined {
    const error = envelope.read(message, 0, message.length);
    if (error !== JsonError.none) return jsonRefusal('The frame', envelope, error);
    for (let field = 0; field < envelope.count; field++) {
      const name = ENVELOPE.find(message, envelope.keyStart[field]!, envelope.keyEnd[field]!);
      if (name < 0) {
        return refusal('UNKNOWN_FIELD', 'A frame has id, method and params.', envelope.keyText(field).slice(0, 64));
      }
      at[name] = field;
    }
    return undefined;
  }

  /** The id as JSON, or undefined if it is none. */
  function idText(field: number): string | undefined {
    const length = envelope.end[field]! - envelope.start[field]!;
    if (length > MAX_ID_BYTES) return undefined;
    const text = envelope.valueText(field);
    if (envelope.type[field] === JsonType.string) return JSON.stringify(text);
    return envelope.type[field] === JsonType.number && /^\d{1,15}$/.test(text) ? text : undefined;
  }

  function tooLargeFor(name: string, bytes: number): Refusal | undefined {
    if (name.startsWith('order.')) return bytes > MAX_ORDER_FRAME_BYTES ? orderTooLarge : undefined;
    return bytes > MAX_OTHER_FRAME_BYTES ? otherTooLarge : undefined;
  }

  const quick: QuickPlace = { id: 0, start: 0, end: 0 };

  /** Does what `call` would do with the frame of an order, if it is written as programs write them. */
  function quickPlace(session: Session, message: Uint8Array, nowNs: number): boolean {
    if (session.principal === undefined || message.length > MAX_ORDER_FRAME_BYTES) return false;
    if (!readQuickPlace(message, quick) || !parser.takesLoaded(quick.start, quick.end)) return false;
    calls.begin(session.principal, session.budget, nowNs);
    calls.placeTaken(answerTo(session, String(quick.id)));
    return true;
  }

  const at = new Int32Array(3);

  function call(session: Session, message: Uint8Array, nowNs: number): void {
    at.fill(-1);
    const no = readEnvelope(message, at);
    const id = no === undefined && at[ID]! >= 0 ? idText(at[ID]!) : undefined;
    const responder = answerTo(session, id ?? 'null');
    if (no !== undefined) return responder.refuse(no);
    if (id === undefined) {
      const text = 'A frame has an id: a whole number or a text of at most 64 bytes.';
      return responder.refuse(refusal(at[ID]! >= 0 ? 'INVALID_PARAMETER' : 'MISSING_FIELD', text, 'id'));
    }
    if (at[METHOD]! < 0) return responder.refuse(refusal('MISSING_FIELD', 'A frame names its method.', 'method'));
    const name = envelope.type[at[METHOD]!] === JsonType.string ? envelope.valueText(at[METHOD]!) : '';
    const method = byName.get(name);
    if (method === undefined) return responder.refuse(refusal('INVALID_METHOD', 'There is no such method.', 'method'));
    const tooLarge = name === BATCH ? undefined : tooLargeFor(name, message.length);
    if (tooLarge !== undefined) return responder.refuse(tooLarge);
    const over = COUNTED_BY_CALLS.has(name)
      ? undefined
      : limits.ofSession(session.principal, session.budget, Lane.others);
    if (over !== undefined) return responder.refuse(over);
    const field = at[PARAMS]!;
    // A text that holds an object is none.
    if (field >= 0 && envelope.type[field] !== JsonType.object) return responder.refuse(noObject);
    const frame =
      field < 0
        ? { bytes: Buffer.from(NO_PARAMS), start: 0, end: NO_PARAMS.length }
        : { bytes: message, start: envelope.start[field]!, end: envelope.end[field]! };
    if (name !== 'order.replace') {
      const error = params.read(frame.bytes, frame.start, frame.end);
      if (error !== JsonError.none) return responder.refuse(jsonRefusal('params', params, error));
    }
    if (session.principal !== undefined) calls.begin(session.principal, session.budget, nowNs);
    else if (!NEEDS_NO_LOGON.has(name)) return responder.refuse(notLoggedOn);
    method(session, params, responder, frame);
  }

  function endOfFrame(session: Session): void {
    sessions.flush(session);
    if (!session.isClosed && isFlooding(session.budget)) {
      flooding();
      session.socket.end(CloseCode.policy, FLOODING);
    }
  }

  return {
    message(session, message, nowNs) {
      const before = asked(session.budget);
      if (!quickPlace(session, message, nowNs)) call(session, message, nowNs);
      limits.settle(session.principal, session.budget, before);
      endOfFrame(session);
    },
    binary(session, frame, nowNs) {
      wireDoor.message(session, frame, nowNs);
      endOfFrame(session);
    },
  };
}

const ID_IS = piece('{"id":');
const NONE_LEFT = '[]';
const NONE_LEFT_IS = piece(`,"rate_limits":${NONE_LEFT}}`);
const LEFT_IS = piece(',"rate_limits":');
const CLOSE = piece('}');
const ZERO = 0x30;
const NINE = 0x39;
const statusPieces: (Uint8Array | undefined)[] = [];

function statusPiece(status: number): Uint8Array {
  return (statusPieces[status] ??= piece(`,"status":${status},"result":`));
}

interface AnswerParts {
  readonly sessions: Sessions;
  readonly limits: RateLimits;
}

/** A class, so that a call costs one object and no closures: there may be a hundred thousand a second. */
class Answer implements Responder {
  readonly #parts: AnswerParts;
  readonly #session: Session;
  /** As JSON. */
  readonly #id: string;

  constructor(parts: AnswerParts, session: Session, id: string) {
    this.#parts = parts;
    this.#session = session;
    this.#id = id;
  }

  ok(status: number, result: string): void {
    const { principal, budget } = this.#session;
    const left = this.#parts.limits.json(principal, budget);
    this.#send(`{"id":${this.#id},"status":${status},"result":${result},"rate_limits":${left}}`);
  }

  /** What isn't ASCII, or a text, stays with `ok`. */
  takesLine(): boolean {
    const first = this.#id.charCodeAt(0);
    return first >= ZERO && first <= NINE;
  }

  okLine(status: number, end: number): void {
    const { principal, budget } = this.#session;
    const id = this.#id;
    const statusIs = statusPiece(status);
    const idAt = LINE_FROM - statusIs.length - id.length;
    const from = idAt - ID_IS.length;
    putPiece(from, ID_IS);
    putPiece(putAscii(idAt, id), statusIs);
    const left = this.#parts.limits.json(principal, budget);
    if (left === NONE_LEFT) end = putPiece(end, NONE_LEFT_IS);
    else end = putPiece(putAscii(putPiece(end, LEFT_IS), left), CLOSE);
    this.#parts.sessions.sendBytes(this.#session, lineBytes(from, end));
  }

  refuse(why: Refusal): void {
    const { principal, budget } = this.#session;
    const { limits } = this.#parts;
    const left = limits.isOn(principal) ? `,"rate_limits":${limits.json(principal, budget)}` : '';
    this.#send(`{"id":${this.#id},"status":${httpStatusOf(why.code)},${refusalJson(why)}${left}}`);
  }

  #send(text: string): void {
    this.#parts.sessions.send(this.#session, text);
  }
}
