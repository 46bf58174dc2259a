import { MAX_FRAME_RECORDS } from '../../core/wire/header.js';
const FIRST_BYTES = 1024;
const MOST_BYTES = 32 * 1024;
const KEPT = 64;
const MOST_RECORDS = MAX_FRAME_RECORDS;
export function createBinaryFrames() {
    const free = [];
    return {
        take: () => free.pop() ?? createFrame(),
        giveBack(frame) {
            frame.length = 0;
            frame.records = 0;
            if (free.length < KEPT)
                free.push(frame);
        },
    };
}
/** Room at the end for one more record of at most `most` bytes; false: the frame is full. A record fits an empty frame. */
export function hasRoom(frame, most) {
    const end = frame.length + most;
    if (frame.records === MOST_RECORDS || end > MOST_BYTES)
        return false;
    if (end > frame.bytes.length)
        grow(frame, end);
    return true;
}
/** Copies a record of `length` bytes to the end, where there is room for it. */
export function append(frame, record, length) {
    const { bytes } = frame;
    for (let i = 0, to = frame.length; i < length; i++, to++)
        bytes[to] = record[i];
    appended(frame, length);
}
/** A record of `length` bytes was written to the end. */
export function appended(frame, length) {
    frame.length += length;
    frame.records += 1;
}
function createFrame() {
    const bytes = new Uint8Array(FIRST_BYTES);
    return { bytes, view: new DataView(bytes.buffer), length: 0, records: 0 };
}
function grow(frame, end) {
    const larger = new Uint8Array(Math.min(MOST_BYTES, Math.max(end, frame.bytes.length * 2)));
    larger.set(frame.bytes.subarray(0, frame.length));
    frame.bytes = larger;
    frame.view = new DataView(larger.buffer);
}
//# sourceMappingURL=binary-frame.js.map