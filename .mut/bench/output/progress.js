const REDRAW_MS = 100;
const LINE_MS = 10_000;
const FALLBACK_COLUMNS = 100;
/** `allSeconds`: what the whole run takes, by the parts' own word. */
export function createProgress(stream, allSeconds) {
    const startedMs = performance.now();
    let nextMs = 0;
    let lastPart = '';
    return {
        show(part, text) {
            const nowMs = performance.now() - startedMs;
            if (nowMs < nextMs && part === lastPart)
                return;
            lastPart = part;
            nextMs = nowMs + (stream.isTTY ? REDRAW_MS : LINE_MS);
            const line = `${clock(nowMs / 1000)} of about ${clock(allSeconds)}  ${part}: ${text}`;
            if (stream.isTTY)
                stream.write(`\r\u001B[K${line.slice(0, (stream.columns || FALLBACK_COLUMNS) - 1)}`);
            else
                stream.write(`${line}\n`);
        },
        clear() {
            if (stream.isTTY)
                stream.write('\r\u001B[K');
        },
    };
}
function clock(seconds) {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
//# sourceMappingURL=progress.js.map