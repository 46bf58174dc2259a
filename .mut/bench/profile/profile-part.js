import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClient } from '../client/start-client.js';
import { HTTP_ANSWERS, httpRequest } from '../json/json-orders.js';
import { addTo, emptyTotal } from '../order-path/contest.js';
import { startRung } from '../order-path/rung.js';
import { byName } from '../order-path/stage.js';
import { threadTable } from '../order-path/thread-table.js';
import { orderRequest } from '../rungs/order-bytes.js';
import { callTree } from './call-tree.js';
import { profileFiles } from './cpu-profile.js';
import { ProfileKinds } from './profile-kinds.js';
const LOADS = {
    f2: { rung: 'f2', connections: 10, loop: { kind: 'pipelined', depth: 1_024 } },
    // Not the 4,096 of the throughput: slowed down by the profiler it would be told BUSY.
    f4: { rung: 'f4', connections: 4, loop: { kind: 'pipelined', depth: 1_024 } },
    http: {
        rung: 'f2',
        settings: { RATE_SESSION_PER_SECOND: '0', RATE_ACCOUNT_PER_SECOND: '0' },
        connections: 64,
        loop: { kind: 'closed' },
        answers: HTTP_ANSWERS,
    },
};
const SAMPLE_US = 250;
const WARM_UP_BLOCKS = 4;
const BLOCKS = 10;
/** A gateway has room for the orders of a block. */
const BLOCK_SECONDS = 0.3;
/** With its start, its rests and its end. */
const SECONDS = 10;
/** `recorded`: called before the run ends. */
export function profilePart(kind, recorded) {
    return {
        name: `profile ${kind}`,
        about: ProfileKinds[kind],
        fullSeconds: SECONDS,
        quickSeconds: SECONDS,
        async run(bench) {
            recorded(await record(bench, kind));
            return { figures: {}, intervals: {}, tables: [], plots: [], blocks: BLOCKS, dropped: [], notes: [] };
        },
    };
}
async function record(bench, kind) {
    const load = LOADS[kind];
    const folder = bench.folder('profile');
    const profiles = join(folder, 'profiles');
    bench.progress('starting');
    const flags = ['--cpu-prof', `--cpu-prof-interval=${SAMPLE_US}`, `--cpu-prof-dir=${profiles}`];
    const rung = await startRung(load.rung, folder, '', load.settings, flags);
    const client = startClient('');
    const total = emptyTotal();
    const windows = [];
    try {
        for (let i = -WARM_UP_BLOCKS; i < BLOCKS; i++) {
            bench.progress(i < 0 ? 'warming up' : `block ${i + 1} of ${BLOCKS}`);
            const fromUs = nowUs();
            const result = await block(client, rung, load);
            if (i >= 0) {
                addTo(total, { ...result, threadCpuSeconds: byName(result, rung) });
                windows.push([fromUs, nowUs()]);
            }
            await rung.rest();
        }
    }
    finally {
        await Promise.all([client.end(), rung.stop()]);
    }
    return {
        kind,
        orders: total.answers,
        seconds: total.seconds,
        serverCpuSeconds: total.serverCpuSeconds,
        cpu: threadTable('as the kernel counts it', { totals: new Map([[kind, total]]) }),
        threads: readThreads(profiles, windows, rung.threads),
    };
}
/** On connections of its own: a server closes one that said nothing for long. */
async function block(client, rung, { connections, loop, answers = rung.answers }) {
    const isHttp = answers.kind === 'http';
    const { path } = rung;
    await client.open({ group: 'load', port: rung.port, connections, ...(isHttp || path === undefined ? {} : { path }) });
    try {
        const request = isHttp ? httpRequest(rung.port) : orderRequest({});
        const requests = { kind: 'one', request };
        const result = await client.block({
            group: 'load',
            seconds: BLOCK_SECONDS,
            loop,
            requests,
            answers,
            serverPid: rung.pid,
        });
        if (result.problem !== '')
            throw new Error(result.problem);
        return result;
    }
    finally {
        await client.close('load');
    }
}
function readThreads(folder, windows, threads) {
    return profileFiles(readdirSync(folder), threads).map(([file, name]) => {
        const profile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
        return { name, tree: callTree(profile, windows) };
    });
}
const NS_PER_US = 1000n;
/** The clock of the profiles. */
function nowUs() {
    return Number(process.hrtime.bigint() / NS_PER_US);
}
//# sourceMappingURL=profile-part.js.map