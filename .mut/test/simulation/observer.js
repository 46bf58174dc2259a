import { recordsOf } from '../../core/memory/records.js';
import { apply } from '../../core/order/apply.js';
import { CLIENT_ID_BYTES } from '../../core/schema/command.js';
import { EVENT_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.js';
import { getText } from '../../core/schema/text.js';
import { isFinal } from '../../core/schema/order-kind.js';
import { ORDER_WIDTH, OrderColumn } from '../../core/state/columns.js';
import { createState, findOrder } from '../../core/state/state.js';
const E = EventWord;
const H = EventHalf;
const B = EventByte;
export function createObserver(capacities) {
    const events = [];
    const hashes = [{ low: 0, high: 0 }];
    let state = createState(capacities);
    let orders = new Map();
    let byClientId = new Map();
    const scratch = recordsOf(new ArrayBuffer(EVENT_BYTES));
    function learn(records, at) {
        const { f64, i32, u8 } = records;
        const word = at >> 3;
        const kind = i32[(at >> 2) + H.KIND_VERSION] & 0xffff;
        const orderId = f64[word + E.ORDER_ID];
        const seq = f64[word + E.SEQ];
        if (kind === EventKind.accepted) {
            const facts = {
                orderId,
                account: i32[(at >> 2) + H.ACCOUNT],
                instrument: i32[(at >> 2) + H.INSTRUMENT],
                side: u8[at + B.SIDE],
                clientId: clientIdOf(records, at),
                acceptedSeq: seq,
                // One that is held is sent nowhere yet.
                attempts: u8[at + B.ATTEMPT] === 0 ? [] : [{ broker: u8[at + B.BROKER], seq }],
                cancelAskedSeq: 0,
                cancelRefusedSeq: 0,
                cancelFirstSeq: 0,
                replaceFirstSeq: 0,
                status: u8[at + B.STATUS],
                endedUs: 0,
            };
            orders.set(orderId, facts);
            if (facts.clientId !== '')
                byClientId.set(`${facts.account}/${facts.clientId}`, facts);
            return;
        }
        const facts = orderId > 0 && kind < EventKind.cancel_all_started ? orders.get(orderId) : undefined;
        if (facts === undefined)
            return;
        if (kind === EventKind.rerouted || kind === EventKind.released)
            facts.attempts.push({ broker: u8[at + B.BROKER], seq });
        if (kind === EventKind.cancel_requested) {
            facts.cancelAskedSeq = seq;
            facts.cancelFirstSeq ||= seq;
        }
        if (kind === EventKind.replace_requested)
            facts.replaceFirstSeq ||= seq;
        if (kind === EventKind.cancel_rejected)
            facts.cancelRefusedSeq = seq;
        const row = findOrder(state, orderId);
        if (row >= 0)
            facts.status = state.orders.words[row * ORDER_WIDTH + OrderColumn.STATUS];
        if (isFinal(facts.status))
            facts.endedUs ||= f64[word + E.TIME_US];
    }
    function factsOf(bytes, seq) {
        scratch.u8.fill(0);
        scratch.u8.set(bytes);
        const orderId = scratch.f64[E.ORDER_ID];
        const kind = scratch.i32[H.KIND_VERSION] & 0xffff;
        const row = orderId > 0 && kind < EventKind.cancel_all_started ? findOrder(state, orderId) : -1;
        const statusBefore = row < 0 ? 0 : state.orders.words[row * ORDER_WIDTH + OrderColumn.STATUS];
        return { records: scratch, kind, seq, orderId, row, statusBefore };
    }
    const observer = {
        get state() {
            return state;
        },
        get lastSeq() {
            return events.length;
        },
        get orders() {
            return orders;
        },
        orderOf: (account, clientId) => byClientId.get(`${account}/${clientId}`),
        hashAt: (seq) => hashes[seq],
        event: (seq) => events[seq - 1],
        take(records, at) {
            const bytes = records.u8.slice(at, at + records.i32[at >> 2]);
            events.push(bytes);
            return factsOf(bytes, events.length);
        },
        settle({ records }) {
            apply(state, records, 0);
            learn(records, 0);
            hashes.push({ low: state.hash.low, high: state.hash.high });
        },
        rewind(seq, settled) {
            events.length = seq;
            hashes.length = seq + 1;
            state = createState(capacities);
            orders = new Map();
            byClientId = new Map();
            for (const [index, bytes] of events.entries()) {
                const facts = factsOf(bytes, index + 1);
                apply(state, scratch, 0);
                learn(scratch, 0);
                settled(facts);
            }
        },
    };
    return observer;
}
const text = new Uint8Array(CLIENT_ID_BYTES);
export function clientIdOf(records, at) {
    const word = at >> 3;
    const length = records.f64[word + E.CLIENT_ID_LENGTH];
    getText(records.f64, word + E.CLIENT_ID, length, text, 0);
    return Buffer.from(text.subarray(0, length)).toString('latin1');
}
//# sourceMappingURL=observer.js.map