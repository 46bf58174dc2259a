import { invariant } from '../../core/invariant.js';
export const NO_ROW = -1;
const MAX_QUEUES = 8;
export function createOrderRows(capacity, queueCount) {
    invariant(Number.isInteger(capacity) && capacity >= 1, 'order rows: room for one at least');
    invariant(queueCount >= 1 && queueCount <= MAX_QUEUES, 'order rows: 1 to 8 queues');
    const orderIds = new Float64Array(capacity);
    const queues = new Uint8Array(capacity);
    const before = new Int32Array(capacity);
    const behind = new Int32Array(capacity);
    const older = new Int32Array(capacity);
    const firsts = new Int32Array(queueCount).fill(NO_ROW);
    const lasts = new Int32Array(queueCount).fill(NO_ROW);
    const sizes = new Int32Array(queueCount);
    const mask = 2 ** Math.ceil(Math.log2(capacity)) - 1;
    /** Row + 1, so that memory as it comes is empty. */
    const chains = new Int32Array(mask + 1);
    let size = 0;
    let free = NO_ROW;
    let everUsed = 0;
    function takeRow() {
        const row = free;
        if (row === NO_ROW)
            return everUsed++;
        free = behind[row];
        return row;
    }
    /** Ids are given out one after the other: their low bits spread them as well as any hash, and stay in the cache. */
    function chainOf(orderId) {
        return orderId & mask;
    }
    function unchain(row) {
        const chain = chainOf(orderIds[row]);
        let at = chains[chain] - 1;
        if (at === row) {
            chains[chain] = older[row] + 1;
            return;
        }
        while (older[at] !== row)
            at = older[at];
        older[at] = older[row];
    }
    function fromHere(row, orderId) {
        let at = row;
        while (at !== NO_ROW && orderIds[at] !== orderId)
            at = older[at];
        return at;
    }
    return {
        size() {
            return size;
        },
        sizeOf: (queue) => sizes[queue],
        orderIds,
        queues,
        add(queue, orderId) {
            invariant(size < capacity, 'order rows: a row is free');
            const row = takeRow();
            size += 1;
            orderIds[row] = orderId;
            const chain = chainOf(orderId);
            older[row] = chains[chain] - 1;
            chains[chain] = row + 1;
            const last = lasts[queue];
            queues[row] = queue;
            before[row] = last;
            behind[row] = NO_ROW;
            if (last === NO_ROW)
                firsts[queue] = row;
            else
                behind[last] = row;
            lasts[queue] = row;
            sizes[queue] += 1;
            return row;
        },
        remove(row) {
            unchain(row);
            const queue = queues[row];
            const front = before[row];
            const back = behind[row];
            if (front === NO_ROW)
                firsts[queue] = back;
            else
                behind[front] = back;
            if (back === NO_ROW)
                lasts[queue] = front;
            else
                before[back] = front;
            sizes[queue] -= 1;
            size -= 1;
            behind[row] = free;
            free = row;
        },
        first: (queue) => firsts[queue],
        find: (orderId) => fromHere(chains[chainOf(orderId)] - 1, orderId),
        findOlder: (row) => fromHere(older[row], orderIds[row]),
    };
}
//# sourceMappingURL=order-rows.js.map