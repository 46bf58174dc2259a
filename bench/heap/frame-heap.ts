import { setTimeout } from 'node:timers/promises';
import { type Client, startClient } from '../client/start-client.ts';
import { type Rung, type RungName, startRung } from '../order-path/rung.ts';
import { orderRequest } from '../rungs/order-bytes.ts';

/** By how much the heap of a server's main thread grew while it answered so many frames. */
export interface FrameGrowth {
  readonly bytes: number;
  readonly frames: number;
  /** What it grows by in the same time without any frame; in `bytes` no more. */
  readonly idleBytes: number;
}

const SAY_HEAP = new URL('./say-heap.js', import.meta.url).href;
/** Room for a block's frames. Workers have as much, each. */
const FLAGS = ['--min-semi-space-size=32', '--max-semi-space-size=32', '--import', SAY_HEAP];
const LOOP = { kind: 'pipelined', depth: 1024 } as const;
const CONNECTIONS = 10;
const WARM_UP_SECONDS = 0.4;
const WARM_UPS = 8;
const MOST_TRIES = 12;

/** Some blocks of about `seconds`, those that nothing was collected in. */
export async function measureFrames(
  name: RungName,
  folder: string,
  seconds: number,
  blocks: number,
): Promise<readonly FrameGrowth[]> {
  const client = startClient('');
  const rung = await startRung(name, folder, '', {}, FLAGS);
  try {
    const { port, path } = rung;
    await client.open({ group: name, port, connections: CONNECTIONS, ...(path === undefined ? {} : { path }) });
    for (let i = 0; i < WARM_UPS; i++) {
      await answered(client, rung, WARM_UP_SECONDS);
      await rung.rest();
    }
    const growths: FrameGrowth[] = [];
    for (let tries = 0; growths.length < blocks && tries < MOST_TRIES; tries++) {
      await heapOf(rung);
      const idle = await heapOf(rung, () => setTimeout(seconds * 1000));
      let frames = 0;
      const busy = await heapOf(rung, async () => (frames = await answered(client, rung, seconds)));
      if (idle !== undefined && busy !== undefined) growths.push({ bytes: busy - idle, frames, idleBytes: idle });
      await rung.rest();
    }
    return growths;
  } finally {
    await Promise.all([client.end(), rung.stop()]);
  }
}

async function answered(client: Client, rung: Rung, seconds: number): Promise<number> {
  const { problem, answers } = await client.block({
    group: rung.name,
    seconds,
    loop: LOOP,
    requests: { kind: 'one', request: orderRequest({}) },
    answers: rung.answers,
  });
  if (problem !== '') throw new Error(`${rung.name}: ${problem}`);
  return answers;
}

/** The growth while `work` is done; undefined: something was collected. */
async function heapOf({ child }: Rung, work: () => Promise<unknown> = async () => {}): Promise<number | undefined> {
  const [before] = await say();
  await work();
  const [after, collections] = await say();
  return collections === 0 ? after! - before! : undefined;

  async function say(): Promise<number[]> {
    const said = child.says(/^heap (\d+) (\d+)$/);
    child.signal('SIGUSR2');
    return (await said).slice(1).map(Number);
  }
}
