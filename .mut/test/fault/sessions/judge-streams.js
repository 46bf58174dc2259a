/** Of each account the gateway keeps so many reports. */
export const REPORTS_KEPT = 10_000;
const MOST_PROBLEMS = 200;
/** Texts that are kept, so that a difference can be shown. */
const TEXTS_KEPT = 512;
const FINAL = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);
export function createStreamsJudge(account) {
    const problems = [];
    const clients = new Map();
    const hashes = new Map();
    const texts = new Map();
    const accepted = new Map();
    const final = new Set();
    let newest = 0;
    let delivered = 0;
    let gaps = 0;
    function wrong(client, what) {
        if (problems.length < MOST_PROBLEMS)
            problems.push({ client, what: `${account}, ${client}: ${what}` });
    }
    function compare(client, report) {
        const { epoch, sequence } = report;
        const text = canonical(report);
        const hash = hashOf(text);
        let ofEpoch = hashes.get(epoch);
        if (ofEpoch === undefined)
            hashes.set(epoch, (ofEpoch = new Map()));
        const known = ofEpoch.get(sequence);
        if (known === undefined) {
            ofEpoch.set(sequence, hash);
            texts.set(sequence, text);
            texts.delete(sequence - TEXTS_KEPT);
            learn(client, report);
        }
        else if (known !== hash) {
            wrong(client, `report ${sequence} says ${text}, and to others ${texts.get(sequence) ?? 'something else'}`);
        }
    }
    function learn(client, { event, order, sequence }) {
        if (order === null)
            return;
        if (FINAL.has(order.status))
            final.add(order.order_id);
        const id = order.client_order_id;
        if (event !== 'accepted' || id === null)
            return;
        if (accepted.has(id))
            wrong(client, `report ${sequence}: ${id} is accepted a second time`);
        accepted.set(id, order.order_id);
    }
    function step(client, state, { epoch, sequence }) {
        const { at } = state;
        const expected = (at?.sequence ?? 0) + 1;
        if (at !== undefined && at.epoch !== epoch) {
            wrong(client, `report ${sequence} is of epoch ${epoch}, after ${at.sequence} of ${at.epoch}, and no gap was told`);
        }
        else if (sequence !== expected) {
            const kind = sequence > expected ? 'a hole' : sequence === expected - 1 ? 'a repeat' : 'a step back';
            wrong(client, `${kind}: ${sequence} where ${expected} was due`);
        }
        state.at = { epoch, sequence };
        newest = Math.max(newest, sequence);
        delivered += 1;
    }
    return {
        get newest() {
            return newest;
        },
        get delivered() {
            return delivered;
        },
        get gaps() {
            return gaps;
        },
        problems,
        accepted,
        get isTogether() {
            return [...clients.values()].every(({ at }) => at?.sequence === newest);
        },
        isFinal: (orderId) => final.has(orderId),
        client(name) {
            const state = { at: undefined };
            clients.set(name, state);
            return {
                get at() {
                    return state.at;
                },
                report(report) {
                    step(name, state, report);
                    compare(name, report);
                },
                place(epoch, sequence) {
                    step(name, state, { epoch, sequence });
                },
                gap(after, resumedAt) {
                    gaps += 1;
                    const { at } = state;
                    const last = at?.sequence ?? 0;
                    if (after.sequence !== last || (at !== undefined && after.epoch !== at.epoch)) {
                        wrong(name, `a gap after ${after.sequence} was told, and it has ${last}`);
                    }
                    const behind = resumedAt.sequence - after.sequence;
                    if (after.epoch === resumedAt.epoch && behind <= REPORTS_KEPT) {
                        wrong(name, `a gap after ${after.sequence} was told, ${behind} reports behind: those are kept`);
                    }
                    state.at = resumedAt;
                },
            };
        },
        ended() {
            for (const [name, { at }] of clients) {
                if (at?.sequence !== newest)
                    wrong(name, `at the end it has ${at?.sequence ?? 0} of ${newest} reports`);
            }
        },
    };
}
/** The same text for the same content: fields in order of their names, and none that are undefined. */
function canonical(value) {
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    const fields = Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, inner]) => `${name}:${canonical(inner)}`);
    return `{${fields.join(',')}}`;
}
/** 53 bits of two mixed halves. */
function hashOf(text) {
    let low = 0xdeadbeef;
    let high = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        low = Math.imul(low ^ code, 2654435761);
        high = Math.imul(high ^ code, 1597334677);
    }
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    return 2 ** 32 * (high & 0x1fffff) + (low >>> 0);
}
//# sourceMappingURL=judge-streams.js.map