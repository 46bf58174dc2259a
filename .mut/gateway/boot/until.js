const LOOK_MS = 5;
/** Resolves with true once `isSo`, with false if it isn't within `timeoutMs`. */
export async function until(isSo, timeoutMs) {
    const endMs = performance.now() + timeoutMs;
    while (!isSo()) {
        if (performance.now() > endMs)
            return false;
        await new Promise((resolve) => {
            setTimeout(resolve, LOOK_MS);
        });
    }
    return true;
}
//# sourceMappingURL=until.js.map