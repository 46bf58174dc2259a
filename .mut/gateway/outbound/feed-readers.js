/** Above this a reader is served singly; below the lower mark it has caught up. */
const SLOW_BYTES = 64 * 1024;
const CAUGHT_UP_BYTES = 16 * 1024;
export function createFeedReaders(frames) {
    const feedsByReader = new Map();
    /** Per feed: the sequence that this reader has. */
    const slow = new Map();
    return {
        slowCount: () => slow.size,
        follow(reader, feed) {
            feed.readers.add(reader);
            let followed = feedsByReader.get(reader);
            if (followed === undefined) {
                followed = new Set();
                feedsByReader.set(reader, followed);
            }
            followed.add(feed);
            const has = slow.get(reader);
            if (has !== undefined)
                has.set(feed, feed.publishedSequence);
            else
                reader.socket.subscribe(feed.topic);
        },
        leave(reader, feed) {
            if (!feed.readers.delete(reader))
                return false;
            const followed = feedsByReader.get(reader);
            followed?.delete(feed);
            slow.get(reader)?.delete(feed);
            if (followed?.size === 0) {
                feedsByReader.delete(reader);
                slow.delete(reader);
            }
            return true;
        },
        findSlow() {
            for (const [reader, followed] of feedsByReader) {
                if (slow.has(reader) || reader.socket.getBufferedAmount() <= SLOW_BYTES)
                    continue;
                const has = new Map();
                for (const feed of followed) {
                    reader.socket.unsubscribe(feed.topic);
                    has.set(feed, feed.publishedSequence);
                }
                slow.set(reader, has);
            }
        },
        serveSlow() {
            for (const [reader, has] of slow) {
                const { socket } = reader;
                if (socket.getBufferedAmount() > CAUGHT_UP_BYTES)
                    continue;
                socket.cork(() => {
                    for (const [feed, sequence] of has) {
                        if (feed.publishedSequence === sequence)
                            continue;
                        const frame = frames.published(feed, 'update', feed.publishedSequence - sequence - 1);
                        socket.send(frame, feed.options.isBinary === true);
                        has.set(feed, feed.publishedSequence);
                    }
                });
                if (socket.getBufferedAmount() > CAUGHT_UP_BYTES)
                    continue;
                for (const feed of has.keys())
                    socket.subscribe(feed.topic);
                slow.delete(reader);
            }
        },
    };
}
//# sourceMappingURL=feed-readers.js.map