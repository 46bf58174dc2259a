import { isAtOrBehind } from '../../core/memory/event-ring.js';
import { EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.js';
const LIMIT = 256;
const { ORDER_ID, ACCOUNT_SEQ, ARG0 } = EventWord;
const { KIND_VERSION, ACCOUNT, INSTRUMENT, REJECT } = EventHalf;
const { STATUS } = EventByte;
const ACCEPTED = EventKind.accepted;
const REFUSED = EventKind.refused;
const SUSPENDED = EventKind.suspended;
const FANOUT_DONE = EventKind.fanout_done;
const FIRST_GUARD = EventKind.guard_held;
const LAST_GUARD = EventKind.guard_fired;
/** `gated`: answers wait until what they show is durable (ACK=durable); then `sinceSync` times those of places. */
export function createPump(events, answers, gated, log, cache, answerer, sessions, fanout, sinceSync, hooks, stopped) {
    /**
     * Positions never go back from one answer to the next, so the first that must wait holds up only such as must wait
     * too: the ring itself is the queue of waiting answers, and its size their bound.
     */
    function pumpAnswers() {
        const readable = answers.poll(LIMIT);
        if (readable === 0)
            return 0;
        const durable = events.durablePosition();
        const { records } = answers;
        let done = 0;
        for (; done < readable; done++) {
            const at = answers.at(done);
            if (gated && !isAtOrBehind(records.f64[(at >> 3) + ARG0] | 0, durable))
                break;
            answerer.answer(records, at);
        }
        answers.release(done);
        return done;
    }
    function pumpEvents() {
        const readable = events.poll(LIMIT);
        const { records } = events;
        for (let i = 0; i < readable; i++) {
            const at = events.at(i);
            const kind = records.i32[(at >> 2) + KIND_VERSION] & 0xffff;
            const account = records.i32[(at >> 2) + ACCOUNT];
            if (kind === ACCEPTED) {
                cache.note(records.f64[(at >> 3) + ORDER_ID], records.i32[(at >> 2) + INSTRUMENT], account);
            }
            if (stopped.isWatching)
                stopped.event(kind, records, at);
            if (answerer.event(records, at) && gated)
                sinceSync.answered((events.position + i) | 0);
            if (log.append(records, at))
                sessions.report(account, records.f64[(at >> 3) + ACCOUNT_SEQ]);
            hooks.counted(kind, records.u8[at + STATUS], account);
            if (kind === REFUSED)
                hooks.refused(records.i32[(at >> 2) + REJECT]);
            if (kind === SUSPENDED)
                hooks.suspended(records, at);
            if (kind === FANOUT_DONE || (kind >= FIRST_GUARD && kind <= LAST_GUARD))
                hooks.guarded(kind, records, at);
        }
        if (readable > 0)
            events.release(readable);
        return readable;
    }
    const pump = {
        passed: 0,
        pump() {
            const done = pumpAnswers() + pumpEvents();
            answerer.turnEnded();
            pump.passed += done;
            const told = fanout.turn();
            sessions.catchUpAll();
            sessions.flushAll();
            sinceSync.sent();
            return done + told;
        },
    };
    return pump;
}
//# sourceMappingURL=pump.js.map