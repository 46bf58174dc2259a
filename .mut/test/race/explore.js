/** Every thread begins at its step `start`. */
export function explore(words, programs) {
    const seen = new Set();
    const ends = [];
    const at = Object.fromEntries(Object.keys(programs).map((thread) => [thread, 'start']));
    const open = [{ words, at }];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
        const key = JSON.stringify(state);
        if (seen.has(key))
            continue;
        seen.add(key);
        const awake = Object.keys(programs).filter((thread) => isAwake(state.at[thread]));
        if (awake.length === 0)
            ends.push(endOf(state));
        for (const thread of awake)
            open.push(step(state, thread, programs[thread]));
    }
    return { ends, states: seen.size };
}
function isAwake(next) {
    return typeof next === 'string' && next !== 'done';
}
function step(state, thread, program) {
    const words = { ...state.words };
    const at = { ...state.at };
    const notify = (word) => {
        for (const [other, next] of Object.entries(at)) {
            if (typeof next !== 'string' && next.asleepOn === word)
                at[other] = next.resume;
        }
    };
    const label = state.at[thread];
    const run = program[label];
    if (run === undefined)
        throw new Error(`${thread} has no step ${label}`);
    const next = run(words, notify);
    at[thread] = next;
    return { words, at };
}
function endOf({ words, at }) {
    const threads = Object.entries(at).map(([thread, next]) => [
        thread,
        typeof next === 'string' ? next : `asleep on ${next.asleepOn}`,
    ]);
    return { words, threads: Object.fromEntries(threads) };
}
//# sourceMappingURL=explore.js.map