import { Cause, EventByte, EventHalf, EventKind, EventWord, SessionNote } from '../schema/event.js';
import { ReportKind } from '../schema/report.js';
import { beginEvent } from './write-event.js';
const E = EventWord;
const H = EventHalf;
const B = EventByte;
/** A broker's session came up or went down, or everything at its venue is accounted for. */
export function decideSession(state, kind, broker, fenced, inputs, out) {
    const eventKind = kind === ReportKind.reconciled ? EventKind.broker_reconciled : EventKind.broker_session;
    const to = beginEvent(state, out, eventKind, Cause.report, 0, inputs, 0);
    out.records.u8[to + B.BROKER] = broker;
    out.records.f64[(to >> 3) + E.ARG0] = kind;
    out.records.f64[(to >> 3) + E.ARG1] = fenced;
    if (kind === ReportKind.session_up)
        out.records.i32[(to >> 2) + H.NOTE] = SessionNote.up;
    else if (kind === ReportKind.session_down)
        out.records.i32[(to >> 2) + H.NOTE] = SessionNote.down;
    return to;
}
//# sourceMappingURL=decide-session.js.map