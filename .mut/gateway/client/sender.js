import { MAX_FRAME_RECORDS, MAX_WIRE_FRAME_BYTES } from '../../core/wire/header.js';
export function createSender(out) {
    let records = [];
    let bytes = 0;
    let isDue = false;
    function flush() {
        if (records.length === 0)
            return;
        const frame = records.length === 1 ? records[0] : new Uint8Array(bytes);
        let at = 0;
        if (records.length > 1) {
            for (const record of records) {
                frame.set(record, at);
                at += record.length;
            }
        }
        records = [];
        bytes = 0;
        out(frame);
    }
    return {
        send(data) {
            if (typeof data === 'string') {
                flush();
                out(data);
                return;
            }
            if (records.length >= MAX_FRAME_RECORDS || bytes + data.length > MAX_WIRE_FRAME_BYTES)
                flush();
            records.push(data);
            bytes += data.length;
            if (isDue)
                return;
            isDue = true;
            queueMicrotask(() => {
                isDue = false;
                flush();
            });
        },
        clear() {
            records = [];
            bytes = 0;
        },
    };
}
//# sourceMappingURL=sender.js.map