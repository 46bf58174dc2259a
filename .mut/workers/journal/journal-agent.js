/** Idle for so long, the last batch is sealed: within 10 ms. */
const SEAL_AFTER_US = 9_000;
const US_PER_MS = 1000;
export function createJournalAgent(options) {
    const { reader, durable, writer, onSynced, onDurable, onWritten, watch } = options;
    const { records } = reader;
    let lastWriteUs = 0;
    let cycleUs = 0;
    function writeBatch(nowUs) {
        const readable = reader.poll(reader.capacity);
        let taken = 0;
        while (taken < readable && writer.append(records, reader.at(taken)))
            taken++;
        if (taken === 0)
            return 0;
        if (!writer.commit())
            return 0;
        lastWriteUs = nowUs;
        onSynced?.((reader.position + taken) | 0);
        // Durable before released: a slot's sequence must never be ahead of what its readers may see.
        durable.advance((reader.position + taken) | 0);
        onWritten?.(taken);
        reader.release(taken);
        onDurable(writer.durableSeq);
        return taken;
    }
    function doWork(nowUs) {
        cycleUs = nowUs;
        if (writer.poisoned)
            return 0;
        const taken = reader.isDemanded() ? writeBatch(nowUs) : 0;
        if (taken === 0 && !writer.sealed && nowUs - lastWriteUs >= SEAL_AFTER_US)
            writer.seal();
        watch?.(nowUs);
        return taken;
    }
    let stopped = false;
    return {
        doWork,
        hasWork: () => !writer.poisoned && reader.isDemanded(),
        parkMs() {
            if (writer.poisoned || writer.sealed)
                return Infinity;
            return Math.max(0, lastWriteUs + SEAL_AFTER_US - cycleUs) / US_PER_MS;
        },
        stop(nowUs) {
            if (stopped)
                return true;
            while (!writer.poisoned && writeBatch(nowUs) > 0)
                ;
            stopped = !writer.poisoned && writer.stop();
            return stopped;
        },
    };
}
//# sourceMappingURL=journal-agent.js.map