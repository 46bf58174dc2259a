import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openJournal } from '../../../workers/journal/open-journal.js';
import { pathOf } from '../../campaign/machine.js';
import { readAckLogs } from '../../crash/ack-log.js';
import { ThisBuild } from '../../crash/processes.js';
import { openGatewayWorld } from '../gateway-world.js';
import { journalFiles, readTrace, straceArguments } from './trace.js';
const SETTINGS = { SEGMENT_BYTES: '1048576', DISK_LOW_BYTES: '67108864', DISK_REFUSE_BYTES: '33554432' };
const RATE_PER_SECOND = 600;
const MOST_MS = 20_000;
/**
 * The whole gateway under load and strace; one call on the journal's files fails:
 *
 *   orders ─▶ the Nth call fails in some thread ─▶ exit 74, every client's connection closes ─▶ nothing of the batch that
 *   failed was answered ─▶ started again: every acknowledged order is there ─▶ retried, and judged in full
 */
export async function runGatewayWithFailure(injection, seed) {
    const problems = [];
    const base = mkdtempSync(join(tmpdir(), 'tickgate-io-'));
    const data = join(base, 'data');
    const log = join(base, 'strace');
    const world = await openGatewayWorld(data, seed, 'dedicated');
    let exitMs;
    let acknowledged = 0;
    try {
        const code = await untilItFails(world, [
            pathOf('strace') ?? 'strace',
            ...straceArguments(log, journalFiles(data), injection),
        ]);
        const trace = readTrace(log);
        // The follower's spare files may fail before: it starts again alone.
        const failed = trace.calls.findLast(({ isInjected }) => isInjected);
        if (injection.action === 'signal=SIGKILL') {
            if (code !== 'SIGKILL')
                problems.push(`it was to be killed, and ended with ${code}: ${world.errors()}`);
        }
        else if (failed === undefined)
            problems.push(`nothing failed, it ended with ${code}: ${world.errors()}`);
        else {
            exitMs = (trace.endS - failed.atS) * 1000;
            if (code !== 74)
                problems.push(`it ended with ${code} after ${failed.text}: ${world.errors()}`);
            if (/\n +at /.test(world.errors()))
                problems.push(`this is no message for an operator: ${world.errors()}`);
        }
        if (injection.call === 'fdatasync' && failed?.text.includes('.segment>') === true)
            problems.push(...(await answeredOfLastBatch(world, data)));
        await world.gatewayUp(SETTINGS);
        acknowledged = await world.compare(problems);
        if (problems.length === 0)
            await world.judgeInFull(problems);
    }
    catch (error) {
        problems.push(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${world.errors()}`);
    }
    finally {
        await world.end();
    }
    const kept = world.close(problems.length > 0);
    if (kept.length === 0)
        rmSync(base, { recursive: true, force: true });
    return {
        problems: problems.map((problem) => `${problem} (kept: ${[base, ...kept].join(', ')})`),
        exitMs,
        acknowledged,
    };
}
/** How the gateway ended: at its start, or under load. */
async function untilItFails(world, under) {
    const starting = world.startGateway(SETTINGS, under);
    const gateway = await Promise.race([starting.running.catch(() => undefined), starting.ended.then(() => undefined)]);
    if (gateway === undefined)
        return starting.ended;
    const load = world.client('load', 'io', RATE_PER_SECOND);
    const code = await Promise.race([gateway.ended, wait(MOST_MS, undefined, { ref: false })]);
    if (code === undefined)
        throw new Error(`it lived on for ${MOST_MS} ms`);
    await load.finished;
    return code;
}
/**
 * The batch whose sync failed is in the page cache, where the next start finds it: that it was answered doesn't show by
 * its being gone. So: of the orders in the batch that is written again, none may have been acknowledged, if it was whole.
 */
async function answeredOfLastBatch(world, data) {
    const opened = openJournal({ data, reserveBelowBytes: 0 });
    opened.lock.release();
    const again = Number(/wrote the last (\d+) events again/.exec(opened.repair)?.[1] ?? 0);
    const acknowledged = new Set();
    for (const { request, answer } of readAckLogs(world.ackLogs))
        if (request.kind === 'place' && (answer?.status === 200 || answer?.status === 201))
            acknowledged.add(request.id);
    const problems = [];
    const from = String(Math.max(1, opened.lastSeq - again + 1));
    const child = spawn(ThisBuild.node, [ThisBuild.cli, 'journal', 'dump', data, '--json', '--from', from], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
        const { kind, client_id: id = '', seq } = JSON.parse(line);
        if (kind === 'accepted' && seq <= opened.lastSeq && acknowledged.has(id))
            problems.push(`${id}: acknowledged, event ${seq}, before its sync`);
    }
    return problems;
}
//# sourceMappingURL=gateway-run.js.map