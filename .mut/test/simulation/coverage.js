export function createCoverage() {
    const counts = new Map();
    return {
        counts,
        reach(name) {
            counts.set(name, (counts.get(name) ?? 0) + 1);
        },
    };
}
export function addCoverage(to, from) {
    for (const [name, count] of from)
        to.counts.set(name, (to.counts.get(name) ?? 0) + count);
}
//# sourceMappingURL=coverage.js.map