import { WebSocket } from 'ws';
const MAX_FRAME_BYTES = 4 * 1024 * 1024;
/** The gateway answers a close at once; a peer that doesn't is gone. */
const CLOSE_MS = 1_000;
/** Node 20 has no WebSocket of its own. */
export function openSocket(url, events) {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: MAX_FRAME_BYTES });
    let error = '';
    socket.binaryType = 'nodebuffer';
    socket.on('open', events.open);
    socket.on('message', (data, isBinary) => {
        if (isBinary)
            events.bytes(data);
        else
            events.text(String(data));
    });
    socket.on('error', (cause) => {
        error = cause.message;
    });
    socket.on('close', (code, reason) => {
        events.gone(code, String(reason) || error);
    });
    return {
        send(data) {
            if (socket.readyState === WebSocket.OPEN)
                socket.send(data);
        },
        close(code, reason) {
            socket.close(code, reason);
            const timer = setTimeout(() => {
                socket.terminate();
            }, CLOSE_MS);
            socket.once('close', () => {
                clearTimeout(timer);
            });
        },
    };
}
//# sourceMappingURL=socket-node.js.map