/** `record` gets the time of `answers` answers, ns. */
export function createSinceSync(syncs, monotonicNs, record) {
    /** End of a batch's sync, answers from it: pairs, of one turn. */
    const batches = [];
    return {
        answered(position) {
            const endNs = syncs.endNs(position);
            if (endNs === 0)
                return;
            const last = batches.length - 2;
            if (last >= 0 && batches[last] === endNs)
                batches[last + 1] += 1;
            else
                batches.push(endNs, 1);
        },
        sent() {
            if (batches.length === 0)
                return;
            const nowNs = monotonicNs();
            for (let i = 0; i < batches.length; i += 2)
                record(nowNs - batches[i], batches[i + 1]);
            batches.length = 0;
        },
    };
}
//# sourceMappingURL=since-sync.js.map