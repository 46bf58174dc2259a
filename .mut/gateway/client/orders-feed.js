import { createStream } from './stream.js';
const DEFAULT_QUEUE = 1_000;
export function createOrdersFeed(channel) {
    const readers = new Set();
    let isConnected = false;
    let isOn = false;
    let epoch = '';
    let account = '';
    let newest = 0;
    let moving;
    function hasRoom(reader) {
        return reader.queue.length <= reader.max / 2;
    }
    /** Whether the channel should be on, and whether it must be begun again for that. */
    function wanted() {
        let isAgain = false;
        for (const reader of readers) {
            if (reader.isBehind && !hasRoom(reader))
                return 'off';
            isAgain ||= reader.isBehind || reader.at === undefined;
        }
        if (readers.size === 0)
            return 'off';
        return isOn && isAgain ? 'again' : 'on';
    }
    function farthestBehind() {
        let from;
        for (const { at } of readers) {
            if (at === undefined)
                continue;
            if (from === undefined || (at.epoch === from.epoch && at.sequence < from.sequence))
                from = at;
        }
        return from;
    }
    function begun(answer, from) {
        const { sequence } = answer;
        ({ epoch, account = '' } = answer);
        isOn = true;
        newest = sequence;
        const now = { epoch, sequence };
        for (const reader of readers) {
            reader.isBehind = false;
            const isKept = answer.recovered !== false && reader.at !== undefined && reader.at.epoch === epoch;
            if (reader.at === undefined)
                reader.at = now;
            else if (!isKept && (reader.at.epoch !== epoch || reader.at.sequence !== sequence))
                gap(reader, now);
            if (reader.at.sequence === from?.sequence)
                reader.begunAt = reader.at.sequence;
        }
    }
    function gap(reader, resumedAt) {
        reader.queue.push({ type: 'gap', after: reader.at, resumed_at: resumedAt });
        reader.at = resumedAt;
        reader.wake();
    }
    async function moveOnce() {
        const aim = wanted();
        if (isOn && aim !== 'on') {
            isOn = false;
            await channel.unsubscribe();
        }
        else if (!isOn && aim === 'on') {
            const from = farthestBehind();
            await channel.subscribe(from, (answer) => {
                begun(answer, from);
            });
        }
    }
    function isSettled() {
        const aim = wanted();
        return !isConnected || (aim === 'on' && isOn) || (aim === 'off' && !isOn);
    }
    async function moveAll() {
        try {
            while (!isSettled())
                await moveOnce();
        }
        catch (error) {
            // A lost connection begins anew; a refusal is the readers' to know.
            if (isConnected)
                endAll(error);
        }
    }
    function move() {
        moving ??= moveAll().finally(() => {
            moving = undefined;
            if (!isSettled())
                void move();
        });
        return moving;
    }
    function endAll(error) {
        for (const reader of readers)
            reader.end(error);
        readers.clear();
    }
    function take(reader, report) {
        const { at } = reader;
        if (at === undefined || reader.isBehind || report.sequence <= at.sequence)
            return;
        if (report.sequence > at.sequence + 1) {
            if (reader.begunAt !== at.sequence) {
                reader.isBehind = true;
                return;
            }
            gap(reader, { epoch, sequence: report.sequence - 1 });
        }
        if (reader.queue.length >= reader.max) {
            reader.isBehind = true;
            return;
        }
        reader.queue.push(report);
        reader.at = { epoch: report.epoch, sequence: report.sequence };
        reader.wake();
    }
    return {
        get epoch() {
            return epoch;
        },
        get account() {
            return account;
        },
        open(options = {}) {
            const queue = [];
            const { stream, wake, end } = createStream(() => {
                const element = queue.shift();
                if (reader.isBehind && hasRoom(reader))
                    void move();
                return element;
            }, () => {
                readers.delete(reader);
                void move();
            });
            const max = Math.max(1, options.queue ?? DEFAULT_QUEUE);
            const at = options.from ?? (isOn ? { epoch, sequence: newest } : undefined);
            // From a given report on: the channel is begun again from there.
            const reader = { queue, max, wake, end, at, isBehind: options.from !== undefined, begunAt: -1 };
            readers.add(reader);
            void move();
            return stream;
        },
        report(report) {
            if (!isOn)
                return;
            newest = Math.max(newest, report.sequence);
            let isAnyBehind = false;
            for (const reader of readers) {
                take(reader, report);
                isAnyBehind ||= reader.isBehind;
            }
            if (isAnyBehind)
                void move();
        },
        lost() {
            isConnected = false;
            isOn = false;
        },
        async renew() {
            await moving;
            isConnected = true;
            await move();
        },
        end: endAll,
    };
}
//# sourceMappingURL=orders-feed.js.map