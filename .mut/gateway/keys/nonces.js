export function createNonces({ keepMs, perKey, inAll }) {
    const byKey = new Map();
    let turnedMs = Number.NEGATIVE_INFINITY;
    let count = 0;
    function turn(nowMs) {
        const isStale = nowMs - turnedMs >= 2 * keepMs;
        turnedMs = nowMs;
        for (const [key, generations] of byKey) {
            count -= generations.older.size;
            generations.older = generations.recent;
            generations.recent = new Set();
            if (isStale || generations.older.size === 0) {
                count -= generations.older.size;
                byKey.delete(key);
            }
        }
    }
    return {
        get count() {
            return count;
        },
        take(key, nonce, nowMs) {
            if (nowMs - turnedMs >= keepMs)
                turn(nowMs);
            let generations = byKey.get(key);
            if (generations === undefined) {
                generations = { recent: new Set(), older: new Set() };
                byKey.set(key, generations);
            }
            const { recent, older } = generations;
            if (recent.has(nonce) || older.has(nonce))
                return 'seen';
            if (recent.size + older.size >= perKey || count >= inAll)
                return 'full';
            recent.add(nonce);
            count += 1;
            return 'new';
        },
    };
}
//# sourceMappingURL=nonces.js.map