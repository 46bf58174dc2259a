import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { reconciled } from '../../crash/client-run.js';
import { ThisBuild, endsWithUs, kill, startGateway, startVenue, } from '../../crash/processes.js';
import { createRandom } from '../../crash/random.js';
import { REPORTS_KEPT } from './judge-streams.js';
import { makeKey } from './key-ring.js';
import { openRoughRoad } from './rough-road.js';
const CLIENTS = fileURLToPath(new URL('clients.js', import.meta.url));
const END_MS = 200_000;
const MOST_PROBLEMS = 20;
export async function soak(options) {
    const random = createRandom(options.seed);
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-sessions-'));
    const problems = [];
    const running = new Set();
    const road = await openRoughRoad(random);
    const processes = [];
    const restartMs = [];
    let results = [];
    let kills = 0;
    try {
        const accounts = await accountsOf(options, folder);
        const venue = await track(startVenue(ThisBuild, folderIn(folder, 'sim-a'), 0, options.seed, [])).running;
        const settings = {
            data: join(folder, 'data'),
            errors: join(folder, 'gateway.err'),
            threads: options.threads,
            venues: new Map([['sim-a', Number(venue.ready['port'])]]),
            more: {
                KEYS_FILE: join(folder, 'keys.json'),
                ACCOUNTS: accounts.map(({ name }) => name).join(','),
                RATE_SESSION_PER_SECOND: '500',
                RATE_ACCOUNT_PER_SECOND: '1000',
            },
        };
        const up = async () => {
            const gateway = await track(startGateway(ThisBuild, settings)).running;
            road.target = Number(new URL(String(gateway.ready['api'])).port);
            return gateway;
        };
        let gateway = await up();
        await reconciled(String(gateway.ready['api']));
        for (let i = 0; i < options.processes; i++) {
            const own = accounts.filter((_, place) => place % options.processes === i);
            const { clientsPerAccount, comesBackEveryMs } = options;
            const sleepers = i === 0 ? options.sleepers : 0;
            const seed = random.whole(1, 2 ** 31);
            const url = `http://127.0.0.1:${road.port}`;
            processes.push(startClients({ url, seed, accounts: own, clientsPerAccount, sleepers, comesBackEveryMs }));
        }
        await Promise.all(processes.map(({ ready }) => ready));
        const tellAll = (command) => {
            for (const one of processes)
                one.send(command);
        };
        tellAll({ do: 'trade' });
        const startedMs = Date.now();
        const endMs = startedMs + options.seconds * 1_000;
        let killMs = startedMs + random.whole(...options.killAfterMs);
        let accidentMs = startedMs;
        while (Date.now() < endMs && !options.enough()) {
            const nowMs = Date.now();
            for (; accidentMs <= nowMs; accidentMs += 1_000 / options.accidentsPerSecond)
                road.accident();
            if (nowMs >= killMs) {
                kills += 1;
                road.target = undefined;
                await kill(gateway);
                tellAll({ do: 'down' });
                const downMs = Date.now();
                gateway = await up();
                tellAll({ do: 'up' });
                restartMs.push(Date.now() - downMs);
                accidentMs = Date.now();
                killMs = Date.now() + random.whole(...options.killAfterMs);
            }
            const delivered = processes.reduce((total, { progress }) => total + progress.delivered, 0);
            const orders = processes.reduce((total, { progress }) => total + progress.orders, 0);
            options.progress(`${kills} kills, ${orders} orders, ${delivered} reports delivered`);
            await wait(random.whole(5, 20));
        }
        road.calm();
        tellAll({ do: 'finish' });
        results = await inTime(Promise.all(processes.map(({ result }) => result)));
        const code = await stopped(gateway);
        if (code !== 0)
            problems.push(`the gateway ended with ${code}`);
    }
    catch (error) {
        problems.push(`${error.stack}; ${readErrors(folder)}`);
    }
    finally {
        for (const one of processes)
            one.stop();
        road.close();
        await Promise.all([...running].map(kill));
    }
    const found = results.flatMap((result) => result.problems);
    problems.push(...found.slice(0, MOST_PROBLEMS).map(({ what }) => what));
    if (found.length > MOST_PROBLEMS)
        problems.push(`and ${found.length - MOST_PROBLEMS} more`);
    const isIdle = results.length > 0 &&
        (kills === 0 || results.some(({ delivered, lost, placed }) => Math.min(delivered, lost, placed) === 0));
    const isAwake = options.sleepers > 0 &&
        options.seconds * options.hotOrdersPerSecond > 2 * REPORTS_KEPT &&
        !options.enough() &&
        results.every(({ gaps }) => gaps === 0);
    if (isAwake)
        problems.push('nobody was away for longer than reports are kept');
    if (isIdle)
        problems.push('a judge without evidence: nothing was killed, lost, placed or delivered');
    const clients = options.accounts * options.clientsPerAccount;
    const bad = new Set(found.map(({ what }) => what.slice(0, what.indexOf(':')))).size;
    if (problems.length === 0)
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    return {
        problems,
        clients,
        survived: problems.length === 0 ? clients : Math.max(0, Math.min(clients - 1, clients - bad)),
        figures: figuresOf(results, kills, restartMs, road.done),
        folder,
    };
    function track(one) {
        running.add(one);
        void one.ended.then(() => running.delete(one));
        return one;
    }
}
function folderIn(folder, name) {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
}
/** Every other key is an Ed25519 one. */
async function accountsOf(options, folder) {
    const { accounts, ordersPerSecond, hotOrdersPerSecond } = options;
    const list = [];
    for (let i = 0; i < accounts; i++) {
        const name = `a${i}`;
        const key = await makeKey(join(folder, 'keys.json'), name, i % 2 === 0 ? 'hmac' : 'ed25519');
        list.push({ name, key, ordersPerSecond: i === 0 ? hotOrdersPerSecond : ordersPerSecond / (accounts - 1) });
    }
    return list;
}
function startClients(options) {
    const child = fork(CLIENTS, [JSON.stringify(options)], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    endsWithUs(child);
    const progress = { delivered: 0, orders: 0 };
    const ready = promised();
    const result = promised();
    child.on('message', (message) => {
        if (message.told === 'ready')
            ready.resolve();
        else if (message.told === 'result')
            result.resolve(message.result);
        else
            Object.assign(progress, message);
    });
    child.once('exit', (code, signal) => {
        const error = new Error(`the clients ended with ${code ?? signal}`);
        ready.reject(error);
        result.reject(error);
    });
    return {
        ready: ready.promise,
        result: result.promise,
        progress,
        send: (command) => void child.send(command, () => undefined),
        stop: () => void child.kill('SIGKILL'),
    };
}
function promised() {
    let resolve = () => undefined;
    let reject = () => undefined;
    const promise = new Promise((resolveIt, rejectIt) => {
        resolve = resolveIt;
        reject = rejectIt;
    });
    promise.catch(() => undefined);
    return { promise, resolve, reject };
}
async function inTime(promise) {
    const timeout = new AbortController();
    const late = wait(END_MS, undefined, { signal: timeout.signal }).then(() => {
        throw new Error('the clients did not end in time');
    });
    late.catch(() => undefined);
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        timeout.abort();
    }
}
async function stopped({ child, ended }) {
    child.kill('SIGTERM');
    return ended;
}
function readErrors(folder) {
    return readFileSync(join(folder, 'gateway.err'), { encoding: 'utf8', flag: 'a+' }).slice(-2_000);
}
function figuresOf(results, kills, restartMs, accidents) {
    const sum = (of) => results.reduce((total, result) => total + of(result), 0).toLocaleString('en');
    const refused = {};
    for (const result of results) {
        for (const [code, count] of Object.entries(result.refused))
            refused[code] = (refused[code] ?? 0) + count;
    }
    const happened = [...accidents.values()].reduce((total, count) => total + count, 0);
    const live = (of) => percentiles(results.flatMap(of));
    return [
        `${sum(({ clients }) => clients)} clients, ${kills} kills, ${happened.toLocaleString('en')} accidents`,
        `${sum(({ lost }) => lost)} connections lost, ${sum(({ resumed }) => resumed)} resumed, ${sum(({ comebacks }) => comebacks)} closed and came back`,
        `${sum(({ placed }) => placed)} orders, ${sum(({ cancelled }) => cancelled)} cancels, refused ${JSON.stringify(refused)}`,
        `${sum(({ reports }) => reports)} reports, ${sum(({ delivered }) => delivered)} delivered, ${sum(({ gaps }) => gaps)} gaps told`,
        `the gateway was back after ${percentiles(restartMs)}, clients were live ${live((result) => result.liveSinceDownMs)} after the kill, ${live((result) => result.liveSinceUpMs)} after its return`,
    ].join('; ');
}
/** Median and greatest. */
function percentiles(ms) {
    const sorted = [...ms].sort((one, other) => one - other);
    const seconds = (place) => ((sorted[place] ?? Number.NaN) / 1_000).toFixed(1);
    return `${seconds(sorted.length >> 1)} s (at most ${seconds(sorted.length - 1)} s)`;
}
//# sourceMappingURL=soak.js.map