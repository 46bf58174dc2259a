import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
/** The log is of another venue, or damaged where a crash can't have damaged it. */
export class VenueLogError extends Error {
    name = 'VenueLogError';
}
const CHUNK = 1 << 20;
const MAX_FRAME = 64 << 20;
const MAX_HEAD = 64;
const HEAD = /^#(\d{1,15}) (\d{1,9}) ([0-9a-f]{8}) ([0-9a-f]{8})\n/;
/** Opens or begins the log in `dir`; hands every record body to `replay`, frame by frame. `identity` is checked. */
export function openVenueLog(dir, identity, replay) {
    const path = join(dir, 'venue.log');
    const fd = openSync(path, 'a+', 0o600);
    const size = fstatSync(fd).size;
    let frame = 0;
    let checksum = 0;
    let bytes = 0;
    function readAt(position, length) {
        const buffer = Buffer.allocUnsafe(length);
        let filled = 0;
        while (filled < length) {
            const got = readSync(fd, buffer, filled, length - filled, position + filled);
            if (got === 0)
                break;
            filled += got;
        }
        return buffer.subarray(0, filled);
    }
    function append(records) {
        const body = Buffer.from(records, 'latin1');
        const next = frameChecksum(frame + 1, body, checksum);
        const head = `#${frame + 1} ${body.length} ${hex(next)} ${hex(checksum)}\n`;
        const whole = Buffer.concat([Buffer.from(head, 'latin1'), body]);
        for (let written = 0; written < whole.length;)
            written += writeSync(fd, whole, written);
        frame++;
        checksum = next;
        bytes += whole.length;
    }
    function readAll() {
        let window = Buffer.alloc(0);
        let at = 0;
        for (;;) {
            const found = frameAt(window, at, frame + 1, checksum);
            if (found === 'short' && bytes + (window.length - at) < size && window.length - at < MAX_FRAME + MAX_HEAD) {
                window = Buffer.concat([window.subarray(at), readAt(bytes + window.length - at, CHUNK)]);
                at = 0;
                continue;
            }
            if (found === 'short' || found === 'bad')
                return;
            const records = window.toString('latin1', found.bodyAt, found.end);
            if (frame === 0 && records !== `${identity}\n`)
                throw new VenueLogError(`${path}: the log of another venue: ${records.slice(0, 200).trim()}`);
            if (frame > 0)
                replay(records);
            frame++;
            checksum = found.checksum;
            bytes += found.end - at;
            at = found.end;
        }
    }
    /** What follows the last valid frame is a crash's half frame, unless a valid frame stands behind it. */
    function cutTail() {
        const length = size - bytes;
        if (length === 0)
            return 0;
        if (length > MAX_FRAME + MAX_HEAD)
            throw new VenueLogError(`${path}: damaged at byte ${bytes}`);
        const tail = readAt(bytes, length);
        for (let at = tail.indexOf('#'); at >= 0; at = tail.indexOf('#', at + 1)) {
            if (typeof frameAt(tail, at) === 'object')
                throw new VenueLogError(`${path}: damaged at byte ${bytes}: a valid frame follows at byte ${bytes + at}`);
        }
        writeFileSync(`${path}.torn-${frame + 1}`, tail, { mode: 0o600 });
        ftruncateSync(fd, bytes);
        return length;
    }
    try {
        readAll();
        const tornBytes = cutTail();
        if (frame === 0)
            append(`${identity}\n`);
        return {
            get bytes() {
                return bytes;
            },
            tornBytes,
            append,
            close: () => closeSync(fd),
        };
    }
    catch (error) {
        closeSync(fd);
        throw error;
    }
}
/** The frame that starts at `at`; with `expected` and `previous` only if it is that one. */
function frameAt(buffer, at, expected, previous) {
    const head = HEAD.exec(buffer.toString('latin1', at, at + MAX_HEAD));
    if (head === null)
        return buffer.length - at < MAX_HEAD ? 'short' : 'bad';
    const [text, frame, length, checksum, before] = head;
    if (expected !== undefined && (Number(frame) !== expected || before !== hex(previous ?? 0)))
        return 'bad';
    const bodyAt = at + text.length;
    const end = bodyAt + Number(length);
    if (Number(length) > MAX_FRAME)
        return 'bad';
    if (end > buffer.length)
        return 'short';
    const found = frameChecksum(Number(frame), buffer.subarray(bodyAt, end), Number.parseInt(before, 16));
    return hex(found) === checksum ? { bodyAt, end, checksum: found } : 'bad';
}
function frameChecksum(frame, body, previous) {
    return crc32(body, crc32(`${frame} ${body.length}`, previous));
}
function hex(value) {
    return value.toString(16).padStart(8, '0');
}
//# sourceMappingURL=log.js.map