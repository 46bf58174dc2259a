import { randomBytes } from 'node:crypto';
import { createAnswerState } from './answers.js';
import { wireBytes } from './requests.js';
import { WOULD_BLOCK, closeSocket, connectTo, receiveWaiting, sendNow } from './system-calls.js';
/** The longest answer. */
const CARRY_BYTES = 64 * 1024;
const SMALL_CARRY_BYTES = 4 * 1024;
const MANY = 100;
const READ_BYTES = 256 * 1024;
/** A server that says nothing for so long has failed. */
const TIMEOUT_MS = 3_000;
export function openConnections({ port, connections, path, first }) {
    return Array.from({ length: connections }, (_, i) => {
        const fd = connectTo(port, TIMEOUT_MS);
        if (path !== undefined)
            shakeHands(fd, port, path);
        const request = first?.[i % first.length];
        if (request !== undefined)
            ask(fd, wireBytes(request));
        return {
            fd,
            state: createAnswerState(),
            carry: Buffer.alloc(connections > MANY ? SMALL_CARRY_BYTES : CARRY_BYTES),
            carried: 0,
            unsent: undefined,
            outstanding: 0,
        };
    });
}
export function closeConnections(connections) {
    for (const { fd } of connections)
        closeSocket(fd);
}
/** The opening handshake (RFC 6455 4.1). */
function shakeHands(fd, port, path) {
    const key = randomBytes(16).toString('base64');
    const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`;
    const answer = ask(fd, Buffer.from(request, 'latin1'));
    if (!answer.startsWith('HTTP/1.1 101 '))
        throw new Error(`no WebSocket: ${answer}`);
}
/** For short answers, which come whole. */
function ask(fd, request) {
    if (sendNow(fd, request, request.length) !== request.length)
        throw new Error('a first request was not taken whole');
    const answer = Buffer.alloc(SMALL_CARRY_BYTES);
    const count = receiveWaiting(fd, answer, answer.length);
    if (count <= 0)
        throw new Error(count === WOULD_BLOCK ? 'no answer' : 'the server has closed the connection');
    return answer.toString('latin1', 0, count);
}
/** Reads what a connection has, into one buffer for all: what was carried over stands in front of what comes. */
export class Receiver {
    #reader;
    #bytes = Buffer.alloc(CARRY_BYTES + READ_BYTES);
    #fresh = this.#bytes.subarray(CARRY_BYTES);
    constructor(reader) {
        this.#reader = reader;
    }
    /** The answers that came, or `WOULD_BLOCK`. `receive`: whether it waits. Throws if the server has closed. */
    receive(connection, receive) {
        const count = receive(connection.fd, this.#fresh, READ_BYTES);
        if (count === WOULD_BLOCK)
            return WOULD_BLOCK;
        if (count === 0)
            throw new Error('the server has closed a connection');
        const { carry, carried, state } = connection;
        const from = CARRY_BYTES - carried;
        if (carried > 0)
            carry.copy(this.#bytes, from, 0, carried);
        const end = CARRY_BYTES + count;
        const answers = this.#reader.read(this.#bytes, from, end, state);
        const rest = end - this.#reader.stoppedAt;
        if (rest > carry.length)
            throw new Error('an answer is longer than the client takes');
        if (rest > 0)
            this.#bytes.copy(carry, 0, this.#reader.stoppedAt, end);
        connection.carried = rest;
        connection.outstanding -= answers;
        return answers;
    }
}
/** Hands over `count` bytes; what the kernel doesn't take is kept for `sendRest`. */
export function sendOn(connection, bytes, count) {
    const sent = Math.max(0, sendNow(connection.fd, bytes, count));
    if (sent < count)
        connection.unsent = Buffer.from(bytes.subarray(sent, count));
}
/** True once nothing is kept. */
export function sendRest(connection) {
    const { unsent } = connection;
    if (unsent === undefined)
        return true;
    const sent = Math.max(0, sendNow(connection.fd, unsent, unsent.length));
    connection.unsent = sent < unsent.length ? unsent.subarray(sent) : undefined;
    return connection.unsent === undefined;
}
//# sourceMappingURL=connection.js.map