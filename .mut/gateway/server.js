import * as uws from 'uWebSockets.js';
import { App, us_listen_socket_close, us_socket_local_port, } from 'uWebSockets.js';
import { invariant } from '../core/invariant.js';
import { JSON_TYPE, NO_HEADERS, refusalBody, refusalHeaders, statusLine, } from './http/reply.js';
import { beginHead, createRequestHead, takeHeader } from './http/request-head.js';
import { httpStatusOf, refusal } from './inbound/refusal.js';
import { normalAddress } from './keys/addresses.js';
import { checkHandshake, createHandshake, takeHandshakeHeader } from './ws/handshake.js';
import { IDLE_S, MAX_BUFFERED_BYTES } from './ws/socket-port.js';
class PortTakenError extends Error {
    name = 'PortTakenError';
    code = 'PORT_TAKEN';
}
export const WS_PATH = '/ws';
/** How many connections above the limit are told so, before the rest is closed unheard. */
const REFUSED_CONNECTIONS = 256;
/** Without it a taken port is shared silently (SO_REUSEPORT). The types don't know it. */
const EXCLUSIVE_PORT = uws.LIBUS_LISTEN_EXCLUSIVE_PORT;
const EMPTY = new Uint8Array(0);
const tooMany = refusal('TOO_MANY_CONNECTIONS', 'The gateway has as many connections as it takes.');
export function createServer(handlers, limits) {
    const app = App();
    const listening = [];
    let head = createRequestHead();
    /** A request whose body hasn't come yet still needs `head`. */
    let isHeadKept = false;
    let connections = 0;
    function readHead(res, req, withPeer) {
        if (isHeadKept)
            head = createRequestHead();
        isHeadKept = false;
        beginHead(head, req.getCaseSensitiveMethod(), req.getUrl(), req.getQuery() ?? '');
        req.forEach((name, value) => {
            takeHeader(head, name, value);
        });
        // A copy: what the library hands out is gone after the callback.
        if (withPeer)
            head.peer = normalAddress(new Uint8Array(res.getRemoteAddress()).slice());
    }
    function refusedEntry() {
        return connections > limits.maxConnections ? tooMany : handlers.enter(head);
    }
    app.filter((res, change) => {
        connections += change;
        if (change > 0 && connections > limits.maxConnections + REFUSED_CONNECTIONS)
            res.close();
    });
    app.any('/*', (res, req) => {
        readHead(res, req, limits.tellsPeers);
        const reply = new Reply(res, head.method === 'HEAD');
        const no = refusedEntry();
        if (no !== undefined)
            reply.refuseAndClose(no);
        else if (head.contentLength <= 0)
            handlers.request(head, EMPTY, reply);
        else
            receive(res, reply);
    });
    /** Copies the body only if it is in pieces. */
    function receive(res, reply) {
        const kept = head;
        isHeadKept = true;
        let parts;
        let partsEnd = 0;
        res.onData((chunk, isLast) => {
            const bytes = new Uint8Array(chunk);
            if (isLast && parts === undefined) {
                // Mostly it comes with its head, before anybody else's.
                if (kept === head)
                    isHeadKept = false;
                handlers.request(kept, bytes, reply);
                return;
            }
            parts ??= Buffer.alloc(kept.contentLength);
            invariant(partsEnd + bytes.length <= parts.length, 'server: a body is longer than its Content-Length');
            parts.set(bytes, partsEnd);
            partsEnd += bytes.length;
            if (isLast)
                handlers.request(kept, parts.subarray(0, partsEnd), reply);
        });
    }
    app.ws(WS_PATH, {
        maxPayloadLength: limits.maxFrameBytes,
        idleTimeout: IDLE_S,
        sendPingsAutomatically: true,
        maxBackpressure: MAX_BUFFERED_BYTES,
        upgrade(res, req, context) {
            readHead(res, req, true);
            const handshake = createHandshake();
            req.forEach((name, value) => {
                takeHandshakeHeader(handshake, name, value);
            });
            const no = refusedEntry() ?? checkHandshake(handshake, head.contentLength) ?? handlers.upgrade(head.peer);
            if (no !== undefined) {
                new Reply(res, false).refuseAndClose(no);
                return;
            }
            res.upgrade({ peer: head.peer }, handshake.key, req.getHeader('sec-websocket-protocol'), '', context);
        },
        open(ws) {
            const data = ws.getUserData();
            data.session = handlers.open(ws, data.peer);
        },
        message(ws, message, isBinary) {
            handlers.message(sessionOf(ws.getUserData()), message, isBinary);
        },
        ping(ws) {
            handlers.heard(sessionOf(ws.getUserData()));
        },
        pong(ws) {
            handlers.heard(sessionOf(ws.getUserData()));
        },
        drain(ws) {
            handlers.drained(sessionOf(ws.getUserData()));
        },
        close(ws) {
            // The filter counts the connection in, but not out once it is a WebSocket.
            connections -= 1;
            handlers.closed(sessionOf(ws.getUserData()));
        },
    });
    return {
        listen: (host, port) => new Promise((resolve, reject) => {
            const listened = (socket) => {
                if (socket === false) {
                    reject(new PortTakenError(`Port ${port} on ${host} is taken or can't be bound.`));
                    return;
                }
                listening.push(socket);
                resolve(us_socket_local_port(socket));
            };
            // The types lack this form, which the library has had since its first versions.
            app.listen.call(app, host, port, EXCLUSIVE_PORT, listened);
        }),
        publish(topic, message, isBinary) {
            app.publish(topic, message, isBinary);
        },
        subscribers: (topic) => app.numSubscribers(topic),
        connections: () => connections,
        close() {
            for (const socket of listening.splice(0))
                us_listen_socket_close(socket);
            app.close();
        },
    };
}
function sessionOf(data) {
    invariant(data.session !== undefined, 'server: a WebSocket without its session');
    return data.session;
}
/** A class, so that a request costs two closures and not seven. */
class Reply {
    #res;
    #isHead;
    #isOver = false;
    alsoSays;
    constructor(res, isHead) {
        this.#res = res;
        this.#isHead = isHead;
        res.onAborted(() => {
            this.#isOver = true;
        });
    }
    ok(status, result) {
        this.#send(status, JSON_TYPE, result, NO_HEADERS, false);
    }
    refuse(why) {
        this.#refuse(why, false);
    }
    refuseAndClose(why) {
        // Within the callback uWebSockets would go on to a second request in the same bytes before it closes. With the
        // answer still owed, one that follows ends the connection instead.
        setImmediate(() => {
            this.#refuse(why, true);
        });
    }
    send(status, contentType, body, headers = NO_HEADERS) {
        this.#send(status, contentType, body, headers, false);
    }
    #refuse(why, close) {
        this.#send(httpStatusOf(why.code), JSON_TYPE, refusalBody(why), refusalHeaders(why), close);
    }
    #send(status, contentType, body, headers, close) {
        if (this.#isOver)
            return;
        this.#isOver = true;
        const res = this.#res;
        res.cork(() => {
            res.writeStatus(statusLine(status)).writeHeader('Content-Type', contentType);
            for (const [name, value] of headers)
                res.writeHeader(name, value);
            if (this.alsoSays !== undefined)
                for (const [name, value] of this.alsoSays())
                    res.writeHeader(name, value);
            // Given the length, uWebSockets waits for the body, and ends the connection unheard at the next request.
            if (!this.#isHead)
                res.end(body, close);
            else if (close)
                res.endWithoutBody(Buffer.byteLength(body), true);
            else
                res.writeHeader('Content-Length', String(Buffer.byteLength(body))).endWithoutBody();
        });
    }
}
//# sourceMappingURL=server.js.map