import { createWireCancelAll, decodeCancelAll } from '../../core/wire/cancel-all.js';
import { createWireCancel, decodeCancel } from '../../core/wire/cancel.js';
import { HEADER_BYTES, MAX_FRAME_RECORDS, MAX_WIRE_FRAME_BYTES, WireError, WireType, lengthAt, requestIdAt, typeAt, wireErrorText, } from '../../core/wire/header.js';
import { decodePing } from '../../core/wire/ping.js';
import { createWirePlace, decodePlace } from '../../core/wire/place.js';
import { createWireReplace, decodeReplace } from '../../core/wire/replace.js';
import { refusal } from '../inbound/refusal.js';
import { Lane, asked } from '../limits/budget.js';
const { place: PLACE, cancel: CANCEL, replace: REPLACE, cancel_all: CANCEL_ALL, ping: PING } = WireType;
const { none: NONE } = WireError;
const RECORDS = MAX_FRAME_RECORDS;
const HEAD = HEADER_BYTES;
const emptyFrame = refusal('INVALID_FRAME', `A binary frame has 1 to ${RECORDS} records.`);
const tooLarge = refusal('INVALID_FRAME', `A binary frame has at most ${MAX_WIRE_FRAME_BYTES} bytes.`);
const tooMany = refusal('INVALID_FRAME', `A binary frame has at most ${RECORDS} records; those beyond were not read.`);
const behind = refusal('INVALID_FRAME', 'A record before this one in its frame could not be read.');
const notLoggedOn = refusal('UNAUTHORIZED', 'Log on first: session.logon.');
export function createWireDoor(calls, parser, sessions, encoder, responders, left, limits, nowUs) {
    const { request } = calls;
    const place = createWirePlace();
    const cancel = createWireCancel();
    const replace = createWireReplace();
    const cancelAll = createWireCancelAll();
    const ping = { requestId: 0, echo: 0 };
    function decode(view, at, type) {
        switch (type) {
            case PLACE:
                return decodePlace(view, at, place);
            case CANCEL:
                return decodeCancel(view, at, cancel);
            case REPLACE:
                return decodeReplace(view, at, replace);
            case CANCEL_ALL:
                return decodeCancelAll(view, at, cancelAll);
            case PING:
                return decodePing(view, at, ping);
            default:
                return WireError.type;
        }
    }
    /** What is no request, or comes from who may ask for nothing yet. */
    function refuse(session, requestId, type, why) {
        limits.ofSession(session.principal, session.budget, Lane.others);
        responders.refuse(session, requestId, type, why);
    }
    function run(session, type, requestId) {
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
                calls.placeParsed(parser.place(place, request), responder);
                break;
            case REPLACE:
                calls.replaceParsed(parser.replace(replace, request), responder);
                break;
            case CANCEL: {
                const no = parser.name(cancel, request);
                if (no !== undefined)
                    responder.refuse(no);
                else
                    calls.cancel(responder);
                break;
            }
            default: {
                const no = parser.scope(cancelAll, request);
                if (no !== undefined)
                    responder.refuse(no);
                else
                    calls.cancelAll(responder);
            }
        }
        limits.settle(session.principal, session.budget, before);
    }
    /** Refuses what stands behind a record that is none, as far as records can be made out. */
    function refuseRest(session, view, from, count) {
        let at = from;
        for (let i = count; i < RECORDS && at < view.byteLength; i++) {
            const length = lengthAt(view, at);
            if (length === 0)
                return;
            refuse(session, requestIdAt(view, at), typeAt(view, at), behind);
            at += length;
        }
    }
    return {
        message(session, view, nowNs) {
            const end = view.byteLength;
            if (end === 0 || end > MAX_WIRE_FRAME_BYTES) {
                refuse(session, 0, 0, end === 0 ? emptyFrame : tooLarge);
                return;
            }
            if (session.principal !== undefined)
                calls.begin(session.principal, session.budget, nowNs);
            let at = 0;
            for (let count = 0; at < end; count++) {
                const isRecord = end - at >= HEAD;
                const requestId = isRecord ? requestIdAt(view, at) : 0;
                const type = isRecord ? typeAt(view, at) : 0;
                if (count === RECORDS) {
                    refuse(session, requestId, type, tooMany);
                    return;
                }
                const length = lengthAt(view, at);
                const error = length === 0 ? WireError.length : decode(view, at, type);
                if (error !== NONE) {
                    const why = refusal('INVALID_FRAME', `Record ${count + 1} of the frame ${wireErrorText(error)}.`);
                    refuse(session, requestId, type, why);
                    if (length > 0)
                        refuseRest(session, view, at + length, count + 1);
                    return;
                }
                run(session, type, requestId);
                at += length;
            }
        },
    };
}
//# sourceMappingURL=wire-door.js.map