import { copyTopOfBook, createTick, createTopOfBook } from './feed.js';
import { openTickFile } from './tick-file.js';
const MAX_PER_TURN = 4096;
const MAX_SLEEP_MS = 1000;
/** Damaged files, absent ones too, are told by `down` with file and line; nothing comes after that. */
export function createReplayFeed(options, sink) {
    const { speed, nowUs } = options;
    const tick = createTick();
    const books = new Map();
    let quotes;
    let trades;
    let firstUs = Number.NaN;
    let startedUs = 0;
    let refused = false;
    let running = false;
    let timer;
    let immediate;
    function fetch() {
        if (quotes?.ready === true && trades?.ready === true)
            return quotes.file.row.timeUs <= trades.file.row.timeUs ? quotes : trades;
        if (quotes?.ready === true)
            return quotes;
        return trades?.ready === true ? trades : undefined;
    }
    function turn() {
        for (let done = 0; done < MAX_PER_TURN; done++) {
            const source = fetch();
            if (source === undefined)
                return finish();
            const { row } = source.file;
            if (Number.isNaN(firstUs))
                firstUs = row.timeUs;
            if (speed > 0) {
                const waitUs = (row.timeUs - firstUs) / speed - (nowUs() - startedUs);
                if (waitUs > 0) {
                    timer = setTimeout(step, Math.min(MAX_SLEEP_MS, Math.ceil(waitUs / 1000)));
                    return;
                }
            }
            if (!refused)
                write(row);
            refused = !sink.tick(tick);
            if (refused || !running)
                return;
            source.ready = source.file.next();
        }
        immediate = setImmediate(step);
    }
    function write(row) {
        let book = books.get(row.instrument);
        if (book === undefined) {
            book = createTopOfBook();
            books.set(row.instrument, book);
        }
        if (row.kind === 'quote') {
            book.bidTicks = row.bidTicks;
            book.bidLots = row.bidLots;
            book.askTicks = row.askTicks;
            book.askLots = row.askLots;
        }
        else {
            book.lastTicks = row.lastTicks;
            book.lastLots = row.lastLots;
        }
        tick.instrument = row.instrument;
        tick.kind = row.kind;
        copyTopOfBook(book, tick);
        tick.venueTimeUs = row.timeUs;
        tick.sequence++;
    }
    function step() {
        if (!running)
            return;
        try {
            turn();
        }
        catch (error) {
            stop();
            sink.down(error instanceof Error ? error.message : String(error));
        }
    }
    function finish() {
        stop();
        sink.ended();
    }
    function stop() {
        running = false;
        clearTimeout(timer);
        clearImmediate(immediate);
        quotes?.file.close();
        trades?.file.close();
        quotes = undefined;
        trades = undefined;
    }
    return {
        open() {
            try {
                quotes = openSource(options.quotesFile, 'quote', options);
                trades = openSource(options.tradesFile, 'trade', options);
            }
            catch (error) {
                stop();
                sink.down(error instanceof Error ? error.message : String(error));
                return;
            }
            running = true;
            startedUs = nowUs();
            sink.up();
            immediate = setImmediate(step);
        },
        resume() {
            if (!running || !refused)
                return;
            clearImmediate(immediate);
            immediate = setImmediate(step);
        },
        close: stop,
    };
}
function openSource(path, kind, options) {
    if (path === undefined)
        return undefined;
    const file = openTickFile(path, kind, options.symbol, options.instruments);
    try {
        return { file, ready: file.next() };
    }
    catch (error) {
        file.close();
        throw error;
    }
}
//# sourceMappingURL=replay-feed.js.map