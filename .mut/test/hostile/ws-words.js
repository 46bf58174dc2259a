import { rejectName } from '../../core/schema/reject.js';
import { recordsIn } from '../support/wire-client.js';
/** An upgrade as it should be. */
export const HANDSHAKE = 'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
/** RFC 6455 1.3 has the answer to this very key. */
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };
const MASK = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
/** A client's frame, as it should be unless `options` say otherwise. */
export function frame(opcode, payload, options = {}) {
    const bytes = Buffer.from(payload);
    const length = options.claims ?? BigInt(bytes.length);
    const isMasked = options.isMasked ?? true;
    const form = options.lengthBytes ?? (length < 126n ? 0 : length < 65536n ? 2 : 8);
    const head = Buffer.alloc(2 + form);
    head[0] = (options.fin === false ? 0 : 0x80) | ((options.reserved ?? 0) << 4) | opcode;
    head[1] = (isMasked ? 0x80 : 0) | (form === 0 ? Number(length) : form === 2 ? 126 : 127);
    if (form === 2)
        head.writeUInt16BE(Number(length), 2);
    else if (form === 8)
        head.writeBigUInt64BE(length, 2);
    if (!isMasked)
        return Buffer.concat([head, bytes]);
    return Buffer.concat([head, MASK, bytes.map((byte, i) => byte ^ MASK[i & 3])]);
}
export function text(payload, options = {}) {
    return frame(Opcode.text, payload, options);
}
export function closeFrame(code, reason = '') {
    const head = Buffer.alloc(2);
    head.writeUInt16BE(code);
    return frame(Opcode.close, Buffer.concat([head, Buffer.from(reason)]));
}
export const CALL_FENCE = text('{"id":"FENCE","method":"ping"}');
/**
 * Reads the gateway's frames: answers as "400 INVALID_JSON", others as "pong ab", "close 1000". What channels say is
 * passed over.
 */
export class WsWords {
    words = [];
    isFenced = false;
    isOpen = false;
    #bytes = Buffer.alloc(0);
    take(bytes) {
        this.#bytes = Buffer.concat([this.#bytes, bytes]);
        if (!this.isOpen) {
            const end = this.#bytes.indexOf('\r\n\r\n');
            if (end < 0)
                return;
            const head = this.#bytes.toString('latin1', 0, end);
            if (!head.includes(ACCEPT))
                this.words.push(`no upgrade: ${head}`);
            this.isOpen = true;
            this.#bytes = this.#bytes.subarray(end + 4);
        }
        while (this.#one())
            ;
    }
    end() {
        if (this.#bytes.length > 0)
            this.words.push(`half a frame: ${this.#bytes.toString('hex')}`);
        this.#bytes = Buffer.alloc(0);
    }
    #one() {
        const bytes = this.#bytes;
        if (bytes.length < 2)
            return false;
        const short = bytes[1] & 0x7f;
        const at = short < 126 ? 2 : short === 126 ? 4 : 10;
        if (bytes.length < at)
            return false;
        const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
        if (bytes.length < at + length)
            return false;
        const payload = bytes.subarray(at, at + length);
        this.#bytes = bytes.subarray(at + length);
        // A server's frames are whole, unmasked, and without extensions.
        if ((bytes[0] & 0xf0) !== 0x80 || (bytes[1] & 0x80) !== 0)
            this.words.push('a frame that no server may send');
        this.#word(bytes[0] & 0x0f, payload);
        return true;
    }
    #word(opcode, payload) {
        if (opcode === Opcode.text) {
            const answer = JSON.parse(payload.toString('utf8'));
            if (answer.id === 'FENCE')
                this.isFenced = true;
            else if (answer.channel !== undefined && answer.status === undefined)
                return;
            else
                this.words.push(answer.error === undefined ? `${answer.status}` : `${answer.status} ${answer.error.code}`);
        }
        else if (opcode === Opcode.pong)
            this.words.push(payload.length === 0 ? 'pong' : `pong ${shown(payload)}`);
        else if (opcode === Opcode.close) {
            const reason = payload.toString('utf8', 2);
            const code = payload.length < 2 ? '' : ` ${payload.readUInt16BE(0)}`;
            this.words.push(`close${code}${reason === '' ? '' : ` ${shown(payload.subarray(2))}`}`);
        }
        else if (opcode === Opcode.binary) {
            for (const { value } of recordsIn(payload)) {
                this.words.push(`${String(value['status'])} ${rejectName(Number(value['code'])) ?? ''}`.trim());
            }
        }
        else if (opcode !== Opcode.ping)
            this.words.push(`a frame with opcode ${opcode}`);
    }
}
/** Short printable payloads as they are, others by their first bytes and length. */
function shown(payload) {
    const text = payload.toString('latin1');
    if (/^[ -+\--~]{1,24}$/.test(text))
        return text;
    return `0x${payload.toString('hex', 0, 4)}… of ${payload.length} bytes`;
}
//# sourceMappingURL=ws-words.js.map