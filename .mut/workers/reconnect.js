export function createReconnect(minMs, maxMs, random, attempt) {
    let waitMs = minMs;
    let timer;
    return {
        later() {
            clearTimeout(timer);
            timer = setTimeout(attempt, waitMs * (1 - random() / 2));
            waitMs = Math.min(maxMs, waitMs * 2);
        },
        reset() {
            waitMs = minMs;
        },
        stop() {
            clearTimeout(timer);
            waitMs = minMs;
        },
    };
}
//# sourceMappingURL=reconnect.js.map