/** Its value, or undefined if there is none by `endMs`, of `performance.now()`. */
export async function within(value, endMs) {
    if (value === undefined)
        return undefined;
    const leftMs = Math.max(0, endMs - performance.now());
    if (leftMs === Number.POSITIVE_INFINITY)
        return value;
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(resolve, leftMs, undefined);
    });
    return Promise.race([value, late]).finally(() => {
        clearTimeout(timer);
    });
}
/** `isAwaited`: somebody waits for what comes then; else it keeps no process alive. */
export async function sleep(ms, isAwaited) {
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        if (!isAwaited)
            timer.unref();
    });
}
//# sourceMappingURL=bounded.js.map