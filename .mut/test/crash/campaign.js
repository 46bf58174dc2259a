import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { reconciled, requireOtherFileSystem, runClient } from './client-run.js';
import { judge } from './judge.js';
import { judgeJournal } from './judge-journal.js';
import { kill, startGateway, startVenue } from './processes.js';
import { createRandom } from './random.js';
const VICTIMS = [
    'gateway',
    'gateway',
    'gateway',
    'gateway, twice',
    'venue',
    'both venues',
    'gateway and venue',
    'gateway and venues',
];
/** How venues are, when nothing else is asked for: quick and honest, slow, or everything that a venue may do. */
const MANNERS = [
    [],
    words('--latency-ms 3 --jitter-ms 20'),
    words('--late-rate 0.02 --late-ms 200 --doubled-rate 0.02 --fill-first-rate 0.1 --busy-rate 0.02 --reject-rate 0.02 --lost-rate 0.01'),
];
const BROKERS = ['sim-a', 'sim-b'];
const CONNECTIONS = 32;
const MOST_REQUESTS = 20_000;
const SETTLE_MS = 30_000;
const MOST_PROBLEMS = 50;
export async function runLife(options) {
    const { program, rounds, threads, rate, seed } = options;
    const random = createRandom(seed);
    const faults = options.faults ?? random.pick(MANNERS);
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-crash-'));
    const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
    const problems = [];
    const running = new Set();
    const venues = new Map();
    const ports = new Map(BROKERS.map((broker) => [broker, 0]));
    const data = join(folder, 'data');
    const ackLogs = [];
    let gateway;
    let isWhole = false;
    function track(starting) {
        running.add(starting);
        void starting.ended.then(() => running.delete(starting));
        return starting;
    }
    async function venueUp(broker) {
        const dir = join(folder, broker);
        const starting = startVenue(program, dir, ports.get(broker) ?? 0, random.whole(1, 1_000_000), faults);
        const venue = await track(starting).running;
        venues.set(broker, venue);
        ports.set(broker, Number(venue.ready['port']));
    }
    function gatewayStarts() {
        return track(startGateway(program, { data, errors: join(folder, 'gateway.err'), threads, venues: ports }));
    }
    async function strike(victims) {
        for (const victim of victims)
            victim?.child.kill('SIGKILL');
        for (const victim of victims)
            await victim?.ended;
    }
    function startClient(mode, round) {
        const log = join(ackFolder, `${String(round).padStart(4, '0')}-${mode}.log`);
        const client = {
            mode,
            port: Number(new URL(String(gateway?.ready['api'])).port),
            seed: random.whole(1, 2 ** 31),
            prefix: `r${round}`,
            log,
            earlier: [...ackLogs],
            connections: CONNECTIONS,
            rate,
            most: MOST_REQUESTS,
        };
        ackLogs.push(log);
        const run = runClient(client);
        running.add(run);
        void run.ended.then(() => running.delete(run));
        return run;
    }
    async function venuesUp(brokers, afterMs) {
        if (brokers.length > 0)
            await wait(afterMs);
        await Promise.all(brokers.map(venueUp));
    }
    async function gatewayUp(victim) {
        if (victim === 'gateway, twice') {
            const stillborn = gatewayStarts();
            await wait(random.whole(50, 900));
            await kill(stillborn);
        }
        gateway = await gatewayStarts().running;
    }
    /** Kills and starts again, under load. Returns when the last start began. */
    async function crash(victim, load) {
        const some = random.pick(BROKERS);
        await wait(random.whole(150, 1500));
        const fallen = victim.endsWith('venues') ? BROKERS : victim.endsWith('venue') ? [some] : [];
        const isGateway = victim.startsWith('gateway');
        await strike([...(isGateway ? [gateway] : []), ...fallen.map((broker) => venues.get(broker))]);
        if (isGateway)
            await load.finished;
        const startedMs = performance.now();
        await Promise.all([venuesUp(fallen, random.whole(0, 800)), isGateway ? gatewayUp(victim) : undefined]);
        if (!isGateway) {
            await wait(random.whole(100, 500));
            load.stop();
            await load.finished;
        }
        return startedMs;
    }
    async function settle() {
        const startedMs = performance.now();
        let lastDoubt = '';
        for (;;) {
            const verdict = await judge({
                api: String(gateway?.ready['api']),
                ackLogs,
                venueLogs: new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')])),
            });
            const settledMs = performance.now() - startedMs;
            if (verdict.problems.length === 0 || settledMs > SETTLE_MS)
                return { verdict, settledMs, lastDoubt };
            lastDoubt = `${verdict.problems.length} in doubt, such as ${verdict.problems[0]}`;
            await wait(100);
        }
    }
    async function playRound(round) {
        const startedMs = performance.now();
        const victim = random.pick(VICTIMS);
        const load = startClient('load', round);
        const restartMs = await crash(victim, load);
        await reconciled(String(gateway?.ready['api']));
        const recoveredMs = performance.now() - restartMs;
        const retryMs = performance.now();
        const again = await startClient('retry', round).finished;
        const retriedMs = performance.now() - retryMs;
        const { verdict, ...settled } = await settle();
        let inJournal = await judgeJournal(program, data);
        // Read between two events that belong together? Then not a second time.
        if (inJournal.length > 0)
            inJournal = await judgeJournal(program, data);
        const problems = [...verdict.problems, ...inJournal];
        const { asked } = await load.finished;
        const roundMs = performance.now() - startedMs;
        return {
            round,
            killed: victim,
            asked: asked + again.asked,
            verdict,
            problems,
            recoveredMs,
            retriedMs,
            roundMs,
            ...settled,
        };
    }
    try {
        requireOtherFileSystem(folder, ackFolder);
        for (const broker of BROKERS)
            mkdirSync(join(folder, broker));
        await Promise.all(BROKERS.map(venueUp));
        gateway = await gatewayStarts().running;
        await reconciled(String(gateway.ready['api']));
        for (let round = 1; round <= rounds && problems.length === 0 && !options.enough(); round++) {
            const report = await playRound(round);
            problems.push(...report.problems.slice(0, MOST_PROBLEMS));
            options.told(report);
        }
        isWhole = problems.length === 0;
    }
    catch (error) {
        problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    finally {
        await Promise.all([...running].map(kill));
        if (options.keep === 'never' || (isWhole && options.keep !== 'always'))
            for (const dir of [folder, ackFolder])
                rmSync(dir, { recursive: true, force: true });
    }
    return { problems, folder, ackFolder };
}
function words(text) {
    return text.split(' ');
}
//# sourceMappingURL=campaign.js.map