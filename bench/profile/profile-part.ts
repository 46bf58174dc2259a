import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers, BlockResult, Loop, Requests } from '../client/job.ts';
import { type Client, startClient } from '../client/start-client.ts';
import { HTTP_ANSWERS, httpRequest } from '../json/json-orders.ts';
import { addTo, emptyTotal } from '../order-path/contest.ts';
import { type Rung, type RungName, startRung } from '../order-path/rung.ts';
import { byName } from '../order-path/stage.ts';
import { threadTable } from '../order-path/thread-table.ts';
import type { Bench, Part } from '../part.ts';
import { orderRequest } from '../rungs/order-bytes.ts';
import { callTree } from './call-tree.ts';
import { type CpuProfile, profileFiles, type Window } from './cpu-profile.ts';
import { type ProfileKind, ProfileKinds } from './profile-kinds.ts';
import type { Recording, ThreadProfile } from './profile-page.ts';

/**
 * A gateway that takes samples of itself, under the load of the bench:
 *
 *   start ─▶ warm up ─▶ [ block ] rest [ block ] rest … ─▶ stop: a .cpuprofile per thread
 *                       samples inside of blocks count
 */
interface Load {
  readonly rung: RungName;
  readonly settings?: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly loop: Loop;
  readonly answers?: Answers;
}

const LOADS: Readonly<Record<ProfileKind, Load>> = {
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
export function profilePart(kind: ProfileKind, recorded: (recording: Recording) => void): Part {
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

async function record(bench: Bench, kind: ProfileKind): Promise<Recording> {
  const load = LOADS[kind];
  const folder = bench.folder('profile');
  const profiles = join(folder, 'profiles');
  bench.progress('starting');
  const flags = ['--cpu-prof', `--cpu-prof-interval=${SAMPLE_US}`, `--cpu-prof-dir=${profiles}`];
  const rung = await startRung(load.rung, folder, '', load.settings, flags);
  const client = startClient('');
  const total = emptyTotal();
  const windows: Window[] = [];
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
  } finally {
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
async function block(
  client: Client,
  rung: Rung,
  { connections, loop, answers = rung.answers }: Load,
): Promise<BlockResult> {
  const isHttp = answers.kind === 'http';
  const { path } = rung;
  await client.open({ group: 'load', port: rung.port, connections, ...(isHttp || path === undefined ? {} : { path }) });
  try {
    const request = isHttp ? httpRequest(rung.port) : orderRequest({});
    const requests: Requests = { kind: 'one', request };
    const result = await client.block({
      group: 'load',
      seconds: BLOCK_SECONDS,
      loop,
      requests,
      answers,
      serverPid: rung.pid,
    });
    if (result.problem !== '') throw new Error(result.problem);
    return result;
  } finally {
    await client.close('load');
  }
}

function readThreads(
  folder: string,
  windows: readonly Window[],
  threads: ReadonlyMap<string, string>,
): readonly ThreadProfile[] {
  return profileFiles(readdirSync(folder), threads).map(([file, name]) => {
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
    return { name, tree: callTree(profile, windows) };
  });
}

const NS_PER_US = 1000n;

/** The clock of the profiles. */
function nowUs(): number {
  return Number(process.hrtime.bigint() / NS_PER_US);
}
