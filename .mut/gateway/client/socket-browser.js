const OPEN = 1;
/** What a page may close with: 1000, or 3000 to 4999. */
const NORMAL = 1000;
const CLOSE_MS = 1_000;
export function openSocket(url, events) {
    const { WebSocket } = globalThis;
    const socket = new WebSocket(url);
    let isGone = false;
    function gone(code, reason) {
        if (isGone)
            return;
        isGone = true;
        events.gone(code, reason);
    }
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
        if (!isGone)
            events.open();
    });
    socket.addEventListener('message', ({ data }) => {
        if (isGone)
            return;
        if (typeof data === 'string')
            events.text(data);
        else
            events.bytes(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code, reason }) => {
        gone(code, reason);
    });
    return {
        send(data) {
            if (socket.readyState === OPEN)
                socket.send(data);
        },
        close(_, reason) {
            socket.close(NORMAL, reason);
            // A peer that is gone never answers a close, and the platform waits for it.
            setTimeout(() => {
                gone(NORMAL, reason);
            }, CLOSE_MS);
        },
    };
}
//# sourceMappingURL=socket-browser.js.map