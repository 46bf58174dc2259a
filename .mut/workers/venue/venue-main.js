import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { SimulatedInstruments } from '../../core/market/instruments.js';
import { createReplayFeed } from '../market/feeds/replay-feed.js';
import { createSimulatedFeed } from '../market/feeds/simulated-feed.js';
import { lockDirectory } from './directory-lock.js';
import { createFaults } from './faults.js';
import { DefaultVenueLimits } from './limits.js';
import { VenueLogError } from './log.js';
import { openVenue } from './venue.js';
import { readVenueArguments, VenueHelp } from './venue-arguments.js';
const EXPIRE_EVERY_MS = 100;
const MINUTE_US = 60_000_000;
const DAY_US = 1440 * MINUTE_US;
export const VenueExit = { usage: 64, inUse: 69, logNotWritten: 74, logDamaged: 78 };
/**
 * The simulated venue as a program: arguments ▸ lock ▸ replay the log ▸ listen ▸ ready line ▸ market.
 * Resolves once it is up; it ends the process itself, see `VenueHelp` for the codes.
 */
export async function runVenue(args) {
    let settings;
    try {
        settings = readVenueArguments(args);
    }
    catch (error) {
        return leave(VenueExit.usage, `${textOf(error)}\nsee --help`);
    }
    if (settings.help) {
        process.stdout.write(VenueHelp);
        return;
    }
    const nowUs = createClock();
    // The lock is held, by this reference too, until the process ends.
    let lock;
    try {
        mkdirSync(settings.dir, { recursive: true, mode: 0o700 });
        lock = await lockDirectory(settings.dir);
    }
    catch (error) {
        return leave(VenueExit.inUse, textOf(error));
    }
    const market = { feed: undefined, open: false };
    function openFeed() {
        if (!market.open)
            market.feed?.open();
        market.open = true;
    }
    let venue;
    try {
        venue = openVenue({
            dir: settings.dir,
            instruments: SimulatedInstruments,
            limits: DefaultVenueLimits,
            faults: createFaults(settings.seed, settings.faults),
            nowUs,
            dayEndUs: (timeUs) => endOfDay(timeUs, settings.dayEndMinutes * MINUTE_US),
            fatal: (error) => leave(VenueExit.logNotWritten, `the log can't be written: ${textOf(error)}`),
            subscribed: openFeed,
            tickRoom: () => market.feed?.resume(),
        });
    }
    catch (error) {
        return leave(error instanceof VenueLogError ? VenueExit.logDamaged : VenueExit.logNotWritten, textOf(error));
    }
    if (venue.tornBytes > 0)
        console.error(`venue: cut ${venue.tornBytes} bytes of a half-written end off its log`);
    venue.expire();
    market.feed = createFeed(settings, nowUs, {
        tick: (tick) => venue.tick(tick),
        up: () => undefined,
        down: (reason) => console.error(`venue: no market data: ${reason}`),
        ended: () => venue.endOfTicks(),
    });
    const server = createServer((socket) => venue.connect(socket));
    const expiry = setInterval(() => venue.expire(), EXPIRE_EVERY_MS);
    let stopping = false;
    function stop() {
        if (stopping)
            return;
        stopping = true;
        clearInterval(expiry);
        market.feed?.close();
        server.close();
        venue.close();
        lock.close();
        // Unsent last lines get a moment; the log is complete already.
        setTimeout(() => process.exit(0), 200).unref();
        process.exitCode = 0;
    }
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    if (settings.exitWithParent)
        process.stdin.on('end', stop).on('error', stop).resume();
    await new Promise((resolve) => {
        server.on('error', (error) => leave(VenueExit.inUse, `${settings.host}:${settings.port}: ${textOf(error)}`));
        server.listen(settings.port, settings.host, resolve);
    });
    const { port } = server.address();
    if (settings.feed === 'simulated')
        openFeed();
    console.log(`tickgate venue ready ${JSON.stringify({ port, pid: process.pid })}`);
}
function createFeed(settings, nowUs, sink) {
    const { seed, ticksPerSecond, speed, symbol, trades, quotes } = settings;
    const instruments = SimulatedInstruments;
    if (settings.feed === 'none')
        return undefined;
    if (settings.feed === 'simulated')
        return createSimulatedFeed({ seed, instruments, ticksPerSecond, nowUs }, sink);
    const files = {
        ...(trades === undefined ? {} : { tradesFile: trades }),
        ...(quotes === undefined ? {} : { quotesFile: quotes }),
    };
    return createReplayFeed({ ...files, speed, symbol, instruments, nowUs }, sink);
}
/** Wall time at start plus monotonic time since: never going back. */
function createClock() {
    const offsetUs = Date.now() * 1000 - performance.now() * 1000;
    return () => Math.floor(offsetUs + performance.now() * 1000);
}
/** The next end of a trading day that ends at `endUs` past midnight UTC. */
export function endOfDay(timeUs, endUs) {
    return Math.floor((timeUs - endUs) / DAY_US + 1) * DAY_US + endUs;
}
function textOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function leave(code, text) {
    console.error(`venue: ${text}`);
    process.exit(code);
}
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
    await runVenue(process.argv.slice(2));
//# sourceMappingURL=venue-main.js.map