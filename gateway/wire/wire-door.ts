import { recordsOf } from '../../core/memory/records.ts';
import { copyFrame } from './copy-frame.ts';
import { createWireCancelAll, decodeCancelAll } from '../../core/wire/cancel-all.ts';
import { createWireCancel, decodeCancel } from '../../core/wire/cancel.ts';
import {
  HEADER_BYTES,
  MAX_FRAME_RECORDS,
  MAX_WIRE_FRAME_BYTES,
  WireError,
  WireType,
  lengthAt,
  requestIdAt,
  typeAt,
  wireErrorText,
} from '../../core/wire/header.ts';
import { decodePing } from '../../core/wire/ping.ts';
import { createWirePlace, decodePlaceHalves } from '../../core/wire/place.ts';
import { createWireReplace, decodeReplace } from '../../core/wire/replace.ts';
import type { Calls } from '../inbound/calls.ts';
import { type Refusal, refusal } from '../inbound/refusal.ts';
import { Lane, asked } from '../limits/budget.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Session } from '../ws/session.ts';
import type { Sessions } from '../ws/sessions.ts';
import type { PlainPlaces } from './plain-place.ts';
import type { RecordEncoder } from './record-encoder.ts';
import type { WireParser } from './wire-parser.ts';
import type { BudgetsOf, WireResponders } from './wire-responder.ts';

/**
 * Binary frames of a session:
 *
 *   frame ─▶ record ─▶ decode ─▶ wire parser ─▶ OrderRequest ─▶ calls     each as if it had come alone
 *          └ a record that is none: refused, and everything behind it in its frame is, too
 *
 * Each record is answered by itself, when its answer is there, and takes of the budgets by itself: a ping, and what is
 * none, of the session's third lane.
 */
export interface WireDoor {
  /** `frame` is valid during the call. `nowNs`: when it came, monotonic. */
  message(session: Session, frame: ArrayBuffer, nowNs: number): void;
}

const { place: PLACE, cancel: CANCEL, replace: REPLACE, cancel_all: CANCEL_ALL, ping: PING } = WireType;
const { none: NONE } = WireError;
const RECORDS = MAX_FRAME_RECORDS;
/** Where a frame is read: compiled code knows its place and its length. */
const room = recordsOf(new ArrayBuffer(MAX_WIRE_FRAME_BYTES));
const view = new DataView(room.u8.buffer);
const HEAD = HEADER_BYTES;

const emptyFrame = refusal('INVALID_FRAME', `A binary frame has 1 to ${RECORDS} records.`);
const tooLarge = refusal('INVALID_FRAME', `A binary frame has at most ${MAX_WIRE_FRAME_BYTES} bytes.`);
const tooMany = refusal('INVALID_FRAME', `A binary frame has at most ${RECORDS} records; those beyond were not read.`);
const behind = refusal('INVALID_FRAME', 'A record before this one in its frame could not be read.');
const notLoggedOn = refusal('UNAUTHORIZED', 'Log on first: session.logon.');

export function createWireDoor(
  calls: Calls,
  parser: WireParser,
  plainPlace: PlainPlaces,
  sessions: Sessions,
  encoder: RecordEncoder,
  responders: WireResponders,
  left: BudgetsOf,
  limits: RateLimits,
  nowUs: () => number,
): WireDoor {
  const { request } = calls;
  const place = createWirePlace();
  /** The place that was decoded last is in `request` already. */
  let isPlain = false;
  const cancel = createWireCancel();
  const replace = createWireReplace();
  const cancelAll = createWireCancelAll();
  const ping = { requestId: 0, echo: 0 };

  /** Of the record at `at`, a multiple of 4: whatever stands before it has such a length. */
  function decode(at: number, end: number, type: number): WireError {
    switch (type) {
      case PLACE:
        isPlain = plainPlace(room, at, request);
        return isPlain ? NONE : decodePlaceHalves(room, at, place);
      case CANCEL:
        return decodeCancel(view, at, cancel, end);
      case REPLACE:
        return decodeReplace(view, at, replace, end);
      case CANCEL_ALL:
        return decodeCancelAll(view, at, cancelAll);
      case PING:
        return decodePing(view, at, ping);
      default:
        return WireError.type;
    }
  }

  /** What is no request, or comes from who may ask for nothing yet. */
  function refuse(session: Session, requestId: number, type: number, why: Refusal): void {
    limits.ofSession(session.principal, session.budget, Lane.others);
    responders.refuse(session, requestId, type, why);
  }

  function run(session: Session, type: number, requestId: number): void {
    if (type === PING) {
      const over = limits.ofSession(session.principal, session.budget, Lane.others);
      if (over !== undefined) {
        responders.refuse(session, requestId, type, over);
        return;
      }
      sessions.sendRecord(session, encoder.bytes, encoder.pong(ping, nowUs(), left(session)));
      return;
    }
    if (session.principal === undefined) {
      refuse(session, requestId, type, notLoggedOn);
      return;
    }
    const before = asked(session.budget);
    const responder = responders.take(session, requestId, type);
    switch (type) {
      case PLACE:
        calls.placeParsed(isPlain ? undefined : parser.place(place, request), responder);
        break;
      case REPLACE:
        calls.replaceParsed(parser.replace(replace, request), responder);
        break;
      case CANCEL: {
        const no = parser.name(cancel, request);
        if (no !== undefined) responder.refuse(no);
        else calls.cancel(responder);
        break;
      }
      default: {
        const no = parser.scope(cancelAll, request);
        if (no !== undefined) responder.refuse(no);
        else calls.cancelAll(responder);
      }
    }
    limits.settle(session.principal, session.budget, before);
  }

  /** Refuses what stands behind a record that is none, as far as records can be made out. */
  function refuseRest(session: Session, from: number, end: number, count: number): void {
    let at = from;
    for (let i = count; i < RECORDS && at < end; i++) {
      const length = lengthAt(view, at, end);
      if (length === 0) return;
      refuse(session, requestIdAt(view, at), typeAt(view, at), behind);
      at += length;
    }
  }

  return {
    message(session, frame, nowNs) {
      const end = frame.byteLength;
      if (end === 0 || end > MAX_WIRE_FRAME_BYTES) {
        refuse(session, 0, 0, end === 0 ? emptyFrame : tooLarge);
        return;
      }
      copyFrame(room, frame);
      if (session.principal !== undefined) calls.begin(session.principal, session.budget, nowNs);
      let at = 0;
      for (let count = 0; at < end; count++) {
        const isRecord = end - at >= HEAD;
        const requestId = isRecord ? requestIdAt(view, at) : 0;
        const type = isRecord ? typeAt(view, at) : 0;
        if (count === RECORDS) {
          refuse(session, requestId, type, tooMany);
          return;
        }
        const length = lengthAt(view, at, end);
        const error = length === 0 ? WireError.length : decode(at, end, type);
        if (error !== NONE) {
          const why = refusal('INVALID_FRAME', `Record ${count + 1} of the frame ${wireErrorText(error)}.`);
          refuse(session, requestId, type, why);
          if (length > 0) refuseRest(session, at + length, end, count + 1);
          return;
        }
        run(session, type, requestId);
        at += length;
      }
    },
  };
}
