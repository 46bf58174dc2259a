import { App, us_socket_local_port } from 'uWebSockets.js';
import { MAX_WIRE_FRAME_BYTES } from '../../core/wire/header.js';
import { boundReceiveBuffers } from '../../gateway/boot/receive-buffer.js';
import { IDLE_S, MAX_BUFFERED_BYTES } from '../../gateway/ws/socket-port.js';
import { ANSWER_RECORD } from './order-bytes.js';
import { sayReady } from './say-ready.js';
/**
 * F1: uWebSockets with the gateway's options, which answers each frame with an order answer, in the callback and without
 * a look at it: the least that a gateway built on it can cost.
 */
App()
    .ws('/ws', {
    maxPayloadLength: MAX_WIRE_FRAME_BYTES,
    idleTimeout: IDLE_S,
    sendPingsAutomatically: true,
    maxBackpressure: MAX_BUFFERED_BYTES,
    message(ws) {
        ws.send(ANSWER_RECORD, true);
    },
})
    .listen('127.0.0.1', 0, (socket) => {
    if (!socket)
        throw new Error('no port');
    boundReceiveBuffers();
    sayReady(us_socket_local_port(socket));
});
//# sourceMappingURL=bare.js.map