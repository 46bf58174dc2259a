import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { reconciled, runClient } from '../crash/client-run.js';
import { judgeAcknowledged } from '../crash/judge-acknowledged.js';
import { judgeJournal } from '../crash/judge-journal.js';
import { judge } from '../crash/judge.js';
import { ThisBuild, kill, startGateway, startVenue, } from '../crash/processes.js';
import { createRandom } from '../crash/random.js';
const BROKERS = ['sim-a', 'sim-b'];
const CONNECTIONS = 16;
const MOST_REQUESTS = 20_000;
const UNDER_WAY_BYTES = 16_384;
const UNDER_WAY_MS = 30_000;
const SETTLE_MS = 30_000;
export async function openGatewayWorld(data, seed, threads) {
    const random = createRandom(seed);
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-fault-'));
    const ackFolder = mkdtempSync(join(process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm', 'tickgate-acks-'));
    const errors = join(folder, 'gateway.err');
    const running = new Set();
    const venues = new Map();
    const ackLogs = [];
    let api = '';
    function track(one) {
        running.add(one);
        void one.ended.then(() => running.delete(one));
        return one;
    }
    function newAckLog(name) {
        const log = join(ackFolder, `${String(ackLogs.length).padStart(4, '0')}-${name}.log`);
        ackLogs.push(log);
        return log;
    }
    function client(mode, prefix, rate) {
        const earlier = [...ackLogs];
        const log = newAckLog(mode);
        const seedOf = random.whole(1, 2 ** 31);
        const port = Number(new URL(api).port);
        return track(runClient({
            mode,
            port,
            log,
            earlier,
            prefix,
            rate,
            seed: seedOf,
            connections: CONNECTIONS,
            most: MOST_REQUESTS,
        }));
    }
    async function venueUp(broker) {
        mkdirSync(join(folder, broker));
        const starting = track(startVenue(ThisBuild, join(folder, broker), 0, random.whole(1, 1_000_000), []));
        venues.set(broker, Number((await starting.running).ready['port']));
    }
    function startIt(more, under = []) {
        const settings = { data, errors, threads, venues, more: { UV_USE_IO_URING: '0', ...more }, under };
        const starting = track(startGateway(ThisBuild, settings));
        const running = starting.running.then((gateway) => {
            api = String(gateway.ready['api']);
            return gateway;
        });
        running.catch(() => undefined);
        return { ...starting, running };
    }
    await Promise.all(BROKERS.map(venueUp));
    return {
        random,
        folder,
        ackLogs,
        startGateway: startIt,
        async gatewayUp(more) {
            const gateway = await startIt(more).running;
            await reconciled(api);
            return gateway;
        },
        api: () => api,
        client,
        newAckLog,
        async underWay() {
            const log = ackLogs.at(-1) ?? '';
            const deadlineMs = performance.now() + UNDER_WAY_MS;
            while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < UNDER_WAY_BYTES) {
                if (performance.now() > deadlineMs)
                    throw new Error('the client got no answers');
                await wait(5);
            }
        },
        errors: () => readFileSync(errors, { encoding: 'utf8', flag: 'a+' }).slice(-2_000),
        async compare(problems) {
            const compared = await judgeAcknowledged(api, ackLogs);
            problems.push(...compared.problems);
            return compared.acknowledged;
        },
        async judgeInFull(problems) {
            await client('retry', 'retry', MOST_REQUESTS).finished;
            const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
            const deadlineMs = performance.now() + SETTLE_MS;
            for (;;) {
                const verdict = await judge({ api, ackLogs, venueLogs });
                if (verdict.problems.length === 0)
                    break;
                if (performance.now() > deadlineMs)
                    return void problems.push(...verdict.problems);
                await wait(50);
            }
            problems.push(...(await judgeJournal(ThisBuild, data)));
        },
        async end() {
            await Promise.all([...running].map(kill));
        },
        close(keep) {
            if (keep)
                return [folder, ackFolder];
            for (const dir of [folder, ackFolder])
                rmSync(dir, { recursive: true, force: true });
            return [];
        },
    };
}
//# sourceMappingURL=gateway-world.js.map