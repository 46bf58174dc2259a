import { accessSync, constants } from 'node:fs';
import { basename } from 'node:path';
import { ExitCode, ExitError } from '../../workers/exit-codes.js';
/** Venue client ids carry so many digits of the journal's id. */
const JOURNAL_DIGITS = 8;
const FEED_TICKS_PER_SECOND = 200;
const FEED_SEED = 1;
const REPLAY = 'replay:';
export function brokerRoleOptions({ config, instruments, venue, journalId, epoch, sentBefore, }) {
    return {
        journal: journalId.slice(0, JOURNAL_DIGITS),
        epoch,
        instruments,
        brokers: config.BROKERS.map((broker, number) => {
            const { id, perSecond, perMinute } = broker;
            const common = { id, perSecond, perMinute, sentBefore: sentBefore[number] ?? 0 };
            if (broker.adapter === 'null')
                return { ...common, adapter: 'null', fills: broker.fills ?? 'none' };
            return { ...common, adapter: 'simulated', ...addressOf(broker, venue) };
        }),
    };
}
export function marketRoleOptions({ config, instruments, venue }) {
    return { instruments, feed: feedOf(config, venue) };
}
function feedOf(config, venue) {
    if (config.FEED === 'simulated') {
        return { kind: 'simulated', seed: FEED_SEED, ticksPerSecond: FEED_TICKS_PER_SECOND };
    }
    if (config.FEED.startsWith(REPLAY))
        return replayOf(config.FEED);
    const broker = config.BROKERS.find(({ adapter }) => adapter === 'simulated');
    // Without a simulated venue there is nobody to ask for quotes.
    if (broker === undefined)
        return { kind: 'simulated', seed: FEED_SEED, ticksPerSecond: FEED_TICKS_PER_SECOND };
    return { kind: 'venue', ...addressOf(broker, venue) };
}
/** Throws `ExitError` if FEED names recorded files that can't be played: better before anything runs. */
export function checkFeed({ FEED: feed }) {
    if (!feed.startsWith(REPLAY))
        return;
    const files = replayNames(feed);
    const quotes = files.filter(holdsQuotes);
    if (files.length > 2 || quotes.length > 1 || files.length - quotes.length > 1) {
        const allowed = 'one file of trades, one of quotes (with "quotes" in its name), or one of each';
        throw new ExitError(ExitCode.usage, `FEED=${feed}: allowed is ${allowed}`);
    }
    for (const file of files) {
        try {
            accessSync(file, constants.R_OK);
        }
        catch (error) {
            throw new ExitError(ExitCode.usage, `FEED=${feed}: ${error.message}`);
        }
    }
}
function replayOf(feed) {
    const files = replayNames(feed);
    const quotesFile = files.find(holdsQuotes);
    const tradesFile = files.find((name) => !holdsQuotes(name));
    return {
        kind: 'replay',
        symbol: 'BTCUSDT',
        speed: 1,
        ...(tradesFile === undefined ? {} : { tradesFile }),
        ...(quotesFile === undefined ? {} : { quotesFile }),
    };
}
/** `replay:trades.csv,quotes.csv` → its files. */
function replayNames(feed) {
    return feed
        .slice(REPLAY.length)
        .split(',')
        .map((name) => name.trim());
}
/** The name tells which is which. */
function holdsQuotes(file) {
    return basename(file).includes('quotes');
}
function addressOf({ id, address }, venue) {
    if (address === '') {
        if (venue === undefined)
            throw new Error(`broker ${id} has no address, and no venue was started`);
        return { host: venue.host, port: venue.port };
    }
    const at = address.lastIndexOf(':');
    return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}
//# sourceMappingURL=edges.js.map