/** As many as the engine decides in a turn; at full load they take some 50 µs. */
export const RUN_THINGS = 64;
/** `ended` gets each run that has ended. */
export function createTimedRuns(monotonicNs, ended) {
    let startNs = 0;
    let things = 0;
    function end() {
        const endNs = monotonicNs();
        const count = things;
        things = 0;
        ended(startNs, endNs, count);
        return endNs;
    }
    return {
        next() {
            if (things === 0)
                startNs = monotonicNs();
            else if (things === RUN_THINGS)
                startNs = end();
            things += 1;
            return startNs;
        },
        end() {
            if (things > 0)
                end();
        },
    };
}
//# sourceMappingURL=timed-runs.js.map