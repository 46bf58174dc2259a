export function createTally() {
    return {
        lost: 0,
        resumed: 0,
        comebacks: 0,
        placed: 0,
        cancelled: 0,
        refused: {},
        liveSinceDownMs: [],
        liveSinceUpMs: [],
        downMs: 0,
        upMs: 0,
    };
}
/** The first time that a client is live after the gateway was killed; `countedMs` is the kill that it told last. */
export function noteLive(tally, countedMs) {
    const { downMs, upMs } = tally;
    if (downMs === 0 || countedMs === downMs || upMs < downMs)
        return countedMs;
    const nowMs = Date.now();
    tally.liveSinceDownMs.push(nowMs - downMs);
    tally.liveSinceUpMs.push(nowMs - upMs);
    return downMs;
}
//# sourceMappingURL=tally.js.map