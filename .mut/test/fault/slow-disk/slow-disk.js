import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathOf } from '../../campaign/machine.js';
import { readAckLogs } from '../../crash/ack-log.js';
import { reconciled, requireOtherFileSystem, runClient } from '../../crash/client-run.js';
import { judge } from '../../crash/judge.js';
import { judgeJournal } from '../../crash/judge-journal.js';
import { endsWithUs, kill, startGateway, startVenue, ThisBuild, } from '../../crash/processes.js';
export const PER_SECOND = 20;
/** A second, less what the two processes may be held up by while others want the processors. */
const WINDOW_MS = 700;
const SYNC_MS = 1_000;
const BROKERS = ['sim-a', 'sim-b'];
const SETTLE_MS = 30_000;
export async function slowDisk(options) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-slow-'));
    const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
    const data = join(folder, 'data');
    const errors = join(folder, 'gateway.err');
    const running = new Set();
    const ports = new Map();
    const ackLogs = [];
    const problems = [];
    const result = { asked: 0, acknowledged: 0, busy: 0, most: 0, syncs: 0 };
    function track(one) {
        running.add(one);
        void one.ended.then(() => running.delete(one));
        return one;
    }
    function client(gateway, mode) {
        const log = join(ackFolder, `${mode}.log`);
        const port = Number(new URL(String(gateway.ready['api'])).port);
        const load = { connections: 120, rate: 80, most: 50_000, seed: options.seed, prefix: 'slow' };
        const run = track(runClient({ mode, port, log, earlier: [...ackLogs], ...load }));
        ackLogs.push(log);
        return run;
    }
    const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
    async function judged(gateway) {
        for (const deadlineMs = performance.now() + SETTLE_MS;; await wait(200)) {
            const verdict = await judge({ api: String(gateway.ready['api']), ackLogs, venueLogs });
            result.acknowledged = verdict.acknowledged;
            if (verdict.problems.length > 0 && performance.now() < deadlineMs)
                continue;
            problems.push(...verdict.problems);
            if (verdict.timedOut > 0)
                problems.push(`${verdict.timedOut} requests were given up on`);
            return;
        }
    }
    try {
        requireOtherFileSystem(folder, ackFolder);
        for (const [i, broker] of BROKERS.entries()) {
            mkdirSync(join(folder, broker));
            const venue = await track(startVenue(ThisBuild, join(folder, broker), 0, options.seed + i, [])).running;
            ports.set(broker, Number(venue.ready['port']));
        }
        const rateLimits = { per_second: PER_SECOND };
        const settings = { data, errors, threads: options.threads, venues: ports, rateLimits };
        const gateway = await track(startGateway(ThisBuild, settings)).running;
        await reconciled(String(gateway.ready['api']));
        const tracer = await slowDown(await journalOf(gateway), join(folder, 'syncs'));
        const load = client(gateway, 'load');
        await wait(options.loadMs);
        load.stop();
        const { asked, answered } = await load.finished;
        result.asked = asked;
        if (answered !== asked)
            problems.push(`${asked - answered} of ${asked} requests were never answered`);
        tracer.kill('SIGINT');
        result.syncs = readFileSync(join(folder, 'syncs'), 'utf8').split('fdatasync(').length - 1;
        if (result.syncs < options.loadMs / SYNC_MS / 2)
            problems.push(`only ${result.syncs} syncs were slow`);
        await client(gateway, 'retry').finished;
        await judged(gateway);
        gateway.child.kill('SIGTERM');
        const code = await gateway.ended;
        if (code !== 0)
            problems.push(`it exited with ${code}`);
        problems.push(...(await judgeJournal(ThisBuild, data)));
        for (const [broker, path] of venueLogs) {
            const most = mostWithin(arrivals(path), WINDOW_MS * 1000);
            result.most = Math.max(result.most, most);
            if (most > PER_SECOND)
                problems.push(`${broker} got ${most} requests within ${WINDOW_MS} ms; it takes ${PER_SECOND} in a second`);
        }
        if (result.most < PER_SECOND / 2)
            problems.push(`the venues never got more than ${result.most} within ${WINDOW_MS} ms: no load`);
        for (const { answer } of readAckLogs(ackLogs.slice(0, 1)))
            if (answer?.status === 503)
                result.busy += 1;
    }
    catch (error) {
        problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    finally {
        await Promise.all([...running].map(kill));
        if (problems.length === 0)
            for (const dir of [folder, ackFolder])
                rmSync(dir, { recursive: true, force: true });
    }
    return { problems, folder, ...result };
}
async function journalOf(gateway) {
    const page = await (await fetch(`${String(gateway.ready['api'])}/health/detailed`)).json();
    const { threads } = page;
    const found = threads.find(({ name }) => name === 'journal');
    if (found === undefined)
        throw new Error('no journal thread');
    return found.tid;
}
async function slowDown(tid, log) {
    const inject = `inject=fdatasync:delay_enter=${SYNC_MS * 1000}`;
    const args = ['-o', log, '-p', String(tid), '-e', 'trace=fdatasync', '-e', inject];
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
    return tracer;
}
/**
 * When a venue got its orders and cancels, by its own clock, in microseconds. An order that can't rest is cancelled in the
 * moment in which it came: that was nobody's request.
 */
function arrivals(path) {
    const times = [];
    const placedUs = new Map();
    for (const line of readFileSync(path, 'latin1').split('\n')) {
        const kind = line.slice(0, 4);
        if (kind !== '["P"' && kind !== '["J"' && kind !== '["C"')
            continue;
        const fields = JSON.parse(line);
        // A rejection's reason stands behind its time.
        const timeUs = fields.at(kind === '["J"' ? -2 : -1);
        if (kind === '["P"')
            placedUs.set(fields[1], timeUs);
        else if (placedUs.get(fields[1]) === timeUs)
            continue;
        times.push(timeUs);
    }
    return times.sort((a, b) => a - b);
}
function mostWithin(times, lengthUs) {
    let most = 0;
    let from = 0;
    for (let to = 0; to < times.length; to++) {
        while (times[to] - times[from] >= lengthUs)
            from += 1;
        most = Math.max(most, to - from + 1);
    }
    return most;
}
//# sourceMappingURL=slow-disk.js.map