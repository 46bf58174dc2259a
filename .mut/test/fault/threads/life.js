import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathOf } from '../../campaign/machine.js';
import { reconciled, requireOtherFileSystem, runClient } from '../../crash/client-run.js';
import { judge } from '../../crash/judge.js';
import { judgeJournal } from '../../crash/judge-journal.js';
import { endsWithUs, kill, startGateway, startVenue, ThisBuild, } from '../../crash/processes.js';
import { Waits } from '../../../core/topology.js';
import { beganFile, FAULT_FILE } from './fault.js';
import { alsoRight, outcomeOf } from './table.js';
const BROKERS = ['sim-a', 'sim-b'];
const INJECT = new URL('inject.js', import.meta.url).href;
/**
 * Within a second where nobody else wants the processors; the slowest is told. Where others do, the watchdog doesn't
 * count the time in which a thread waits for a core: three times 800 ms at most, and its own step and the exit.
 */
const GONE_MS = 3_500;
const BEGIN_MS = 5_000;
const RESTART_MS = 15_000;
const SETTLE_MS = 20_000;
const LOAD_MS = 250;
const HANG_MS = 30_000;
const SHORT_HANG_MS = 3_000;
/**
 * A thread in a system call ends only with that, so not for long; but longer than twice the 2 s after which market is
 * started again: after a pause of its own the gateway begins to count anew.
 */
const FREEZE_MS = 6_000;
const SMALL_HEAP = '--max-old-space-size=128';
const NS_PER_MS = 1000000n;
export async function runFaults(options) {
    const { seed, threads, cases } = options;
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-threads-'));
    const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
    const data = join(folder, 'data');
    const errors = join(folder, 'gateway.err');
    const faultFile = join(folder, 'fault');
    const ports = new Map();
    const ackLogs = [];
    const running = new Set();
    const problems = [];
    let acknowledged = 0;
    let isWhole = false;
    function track(one) {
        running.add(one);
        void one.ended.then(() => running.delete(one));
        return one;
    }
    async function gatewayUp(nodeOptions) {
        const more = { NODE_OPTIONS: nodeOptions, [FAULT_FILE]: faultFile };
        const gateway = await track(startGateway(ThisBuild, { data, errors, threads, venues: ports, more })).running;
        await reconciled(apiOf(gateway));
        return gateway;
    }
    function startClient(gateway, mode, number) {
        const log = join(ackFolder, `${String(number).padStart(3, '0')}-${mode}.log`);
        const port = Number(new URL(apiOf(gateway)).port);
        const load = { connections: 8, rate: 400, most: 20_000 };
        const run = runClient({
            mode,
            port,
            seed: seed + number,
            prefix: `f${number}`,
            log,
            earlier: [...ackLogs],
            ...load,
        });
        ackLogs.push(log);
        return track(run);
    }
    async function play(one, number) {
        const outcome = outcomeOf(one);
        const heap = one.way === 'memory' ? ` ${SMALL_HEAP}` : '';
        const gateway = await gatewayUp(`--import ${INJECT}${heap}`);
        const stays = outcome === 'restarts' || outcome === 'recovers';
        const before = await threadOf(gateway, one.victim);
        const load = startClient(gateway, 'load', number);
        await wait(LOAD_MS);
        const said = readIfThere(errors).length;
        const forMs = outcome === 'recovers' ? SHORT_HANG_MS : stays && one.way === 'frozen' ? FREEZE_MS : HANG_MS;
        const fault = { ...one, forMs };
        const gone = gateway.ended.then((code) => ({ code, atNs: process.hrtime.bigint() }));
        const struck = one.way === 'frozen' ? await freeze(one.victim, before.tid, forMs) : undefined;
        try {
            const beganNs = struck?.beganNs ?? (await inject(gateway, fault, faultFile));
            if (stays) {
                const problem = await goesOn(gateway, one, outcome, before.tid, forMs);
                await wait(LOAD_MS);
                load.stop();
                const { answered } = await load.finished;
                struck?.tracer.kill('SIGKILL');
                gateway.child.kill('SIGTERM');
                const { code } = await gone;
                const ended = code === 0 ? '' : `stopped in order afterwards, it exited with ${code}`;
                return {
                    problem: problem || ended || (answered > 0 ? '' : 'nothing was answered'),
                    goneMs: undefined,
                    outcome,
                };
            }
            // A process of which one thread is held by a tracer is gone, but its parent isn't told.
            if (struck !== undefined) {
                await saysExit(errors, said);
                struck.tracer.kill('SIGKILL');
            }
            const end = await Promise.race([gone, wait(GONE_MS * 2, undefined, { ref: false })]);
            if (end === undefined) {
                await kill({ child: gateway.child, ended: gateway.ended });
                return { problem: `still there after ${GONE_MS * 2} ms`, goneMs: undefined, outcome };
            }
            await load.finished;
            const goneMs = Number((end.atNs - beganNs) / NS_PER_MS);
            const late = goneMs > GONE_MS ? `gone only after ${goneMs} ms` : '';
            const isRight = end.code === outcome || alsoRight(one).includes(end.code);
            return { problem: isRight ? late : `it exited with ${end.code}, not ${outcome}`, goneMs, outcome };
        }
        finally {
            struck?.tracer.kill('SIGKILL');
        }
    }
    async function judged() {
        const gateway = await gatewayUp('');
        await startClient(gateway, 'retry', 999).finished;
        const deadlineMs = performance.now() + SETTLE_MS;
        for (;;) {
            const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
            const verdict = await judge({ api: apiOf(gateway), ackLogs, venueLogs });
            acknowledged = verdict.acknowledged;
            if (verdict.problems.length > 0 && performance.now() < deadlineMs) {
                await wait(100);
                continue;
            }
            problems.push(...verdict.problems);
            break;
        }
        gateway.child.kill('SIGTERM');
        const code = await gateway.ended;
        if (acknowledged === 0)
            problems.push('nothing was acknowledged: no load');
        if (code !== 0)
            problems.push(`the last stop: exit ${code}`);
        problems.push(...(await judgeJournal(ThisBuild, data)));
    }
    try {
        requireOtherFileSystem(folder, ackFolder);
        for (const [i, broker] of BROKERS.entries()) {
            mkdirSync(join(folder, broker));
            const venue = await track(startVenue(ThisBuild, join(folder, broker), 0, seed + i, [])).running;
            ports.set(broker, Number(venue.ready['port']));
        }
        isWhole = true;
        for (const [number, one] of cases.entries()) {
            if (options.enough())
                break;
            const report = await play(one, number);
            const problem = report.problem === '' ? '' : `${threads}, ${one.victim} ${one.way}: ${report.problem}\n${tail(errors)}`;
            if (problem !== '')
                isWhole = false;
            options.told({ ...report, problem });
        }
        await judged();
        if (problems.length > 0)
            isWhole = false;
    }
    catch (error) {
        isWhole = false;
        problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    finally {
        await Promise.all([...running].map(kill));
        if (isWhole)
            for (const dir of [folder, ackFolder])
                rmSync(dir, { recursive: true, force: true });
    }
    return { problems, acknowledged, folder };
}
function apiOf(gateway) {
    return String(gateway.ready['api']);
}
/** Returns when it began. */
async function inject(gateway, fault, faultFile) {
    rmSync(beganFile(faultFile), { force: true });
    writeFileSync(faultFile, JSON.stringify(fault));
    gateway.child.kill('SIGUSR2');
    const deadlineMs = performance.now() + BEGIN_MS;
    for (;;) {
        const began = readIfThere(beganFile(faultFile));
        if (began !== '')
            return BigInt(began);
        if (performance.now() > deadlineMs)
            throw new Error(`${fault.victim} ${fault.way}: it never began`);
        await wait(2);
    }
}
/** Holds the thread inside the next system call that it waits with, once. */
async function freeze(victim, tid, forMs) {
    const calls = Waits[victim] === 'park' ? 'futex' : 'epoll_wait,epoll_pwait';
    const what = `inject=${calls}:delay_enter=${forMs * 1000}:when=1`;
    const args = ['-o', '/dev/null', '-p', String(tid), '-e', `trace=${calls}`, '-e', what];
    const tracer = spawn(pathOf('strace') ?? 'strace', args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    endsWithUs(tracer);
    let said = '';
    await new Promise((resolve, reject) => {
        tracer.once('exit', () => reject(new Error(`strace: ${said}`)));
        tracer.stderr.on('data', (chunk) => {
            said += chunk.toString();
            if (said.includes('attached'))
                resolve();
        });
    });
    return { tracer, beganNs: process.hrtime.bigint() };
}
async function threadOf(gateway, name) {
    const page = (await (await fetch(`${apiOf(gateway)}/health/detailed`)).json());
    const found = page.threads.find((thread) => thread.name === name);
    if (found === undefined)
        throw new Error(`no thread ${name}`);
    return found;
}
/** What is wrong with how the process went on, or ''. */
async function goesOn(gateway, { victim }, outcome, tid, forMs) {
    const startedMs = performance.now();
    for (;;) {
        const after = await threadOf(gateway, victim);
        const lastedMs = performance.now() - startedMs;
        if (outcome === 'restarts' && after.alive && after.tid !== tid)
            return '';
        if (outcome === 'recovers' && after.tid !== tid)
            return 'the thread was started again';
        if (outcome === 'recovers' && after.alive && lastedMs > forMs + 500)
            return '';
        if (lastedMs > RESTART_MS)
            return `after ${RESTART_MS} ms the thread is ${JSON.stringify(after)}`;
        await wait(20);
    }
}
/** Until it says why it ends, in what it has written since it had written `from` characters. */
async function saysExit(errors, from) {
    const startedMs = performance.now();
    const isSaid = () => /tickgate: exit \d+: /.test(readIfThere(errors).slice(from));
    while (!isSaid() && performance.now() - startedMs < GONE_MS)
        await wait(2);
}
function tail(file) {
    return readIfThere(file).slice(-2000);
}
function readIfThere(file) {
    try {
        return readFileSync(file, 'utf8');
    }
    catch {
        return '';
    }
}
//# sourceMappingURL=life.js.map