import { invariant } from '../../core/invariant.js';
import { recordsOf } from '../../core/memory/records.js';
import { EVENT_WORDS, EventHalf, EventWord } from '../../core/schema/event.js';
const REPORTS_PER_ACCOUNT = 10_000;
const WORDS = EVENT_WORDS;
const { ACCOUNT_SEQ } = EventWord;
const { ACCOUNT, LENGTH } = EventHalf;
export function createOrderLog(accounts, capacity = REPORTS_PER_ACCOUNT) {
    invariant(accounts >= 1 && capacity >= 1, 'order log: room for a report');
    const records = recordsOf(new ArrayBuffer(accounts * capacity * WORDS * 8));
    const first = new Float64Array(accounts).fill(1);
    const last = new Float64Array(accounts);
    function at(account, sequence) {
        return (account * capacity + (sequence % capacity)) * WORDS * 8;
    }
    function keep(account, sequence, from, fromAt) {
        // As halves: two halves that make a NaN would not survive as a double.
        const target = records.i32;
        const source = from.i32;
        const to = at(account, sequence) >> 2;
        const start = fromAt >> 2;
        const halves = source[start + LENGTH] >> 2;
        for (let i = 0; i < halves; i++)
            target[to + i] = source[start + i];
    }
    function append(from, fromAt) {
        const account = from.i32[(fromAt >> 2) + ACCOUNT];
        const sequence = from.f64[(fromAt >> 3) + ACCOUNT_SEQ];
        // The boot's refill and the live ring may overlap: what is known already is not news.
        if (account < 0 || account >= accounts || sequence <= last[account])
            return false;
        // A log that begins in the middle of an account's life, or was refilled with a gap, can't serve what is before.
        if (sequence !== last[account] + 1)
            first[account] = sequence;
        keep(account, sequence, from, fromAt);
        last[account] = sequence;
        if (sequence - first[account] >= capacity)
            first[account] = sequence - capacity + 1;
        return true;
    }
    function isKept(account, sequence) {
        return records.f64[(at(account, sequence) >> 3) + ACCOUNT_SEQ] === sequence;
    }
    return {
        records,
        at,
        append,
        refill(from, fromAt) {
            const account = from.i32[(fromAt >> 2) + ACCOUNT];
            const sequence = from.f64[(fromAt >> 3) + ACCOUNT_SEQ];
            if (account < 0 || account >= accounts || sequence < 1 || sequence <= last[account] - capacity)
                return false;
            if (sequence > last[account])
                return append(from, fromAt);
            keep(account, sequence, from, fromAt);
            return true;
        },
        had(account, reports) {
            if (account >= accounts || reports <= last[account])
                return;
            last[account] = reports;
            first[account] = reports + 1;
        },
        isComplete() {
            let complete = 0;
            for (let account = 0; account < accounts; account++) {
                const oldest = Math.max(1, last[account] - capacity + 1);
                let sequence = first[account];
                while (sequence > oldest && isKept(account, sequence - 1))
                    sequence -= 1;
                first[account] = sequence;
                if (sequence <= oldest)
                    complete += 1;
            }
            return complete === accounts;
        },
        first: (account) => first[account],
        last: (account) => last[account],
    };
}
//# sourceMappingURL=order-log.js.map