const LENGTH_16 = 126;
const PING = 0x89;
/** Counts the frames of a server, whatever is in them. `ping` is called for each ping; it isn't counted. */
export function createFrameCounter(ping) {
    const reader = {
        stoppedAt: 0,
        bad: '',
        read(bytes, from, end) {
            let frames = 0;
            let at = from;
            while (end - at >= 2) {
                const short = bytes[at + 1];
                if (short > LENGTH_16)
                    throw new Error('readers take no frames above 64 KiB');
                if (short === LENGTH_16 && end - at < 4)
                    break;
                const next = at + (short === LENGTH_16 ? 4 + ((bytes[at + 2] << 8) | bytes[at + 3]) : 2 + short);
                if (next > end)
                    break;
                if (bytes[at] === PING)
                    ping();
                else
                    frames += 1;
                at = next;
            }
            reader.stoppedAt = at;
            return frames;
        },
    };
    return reader;
}
//# sourceMappingURL=count-frames.js.map