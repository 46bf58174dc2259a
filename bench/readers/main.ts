import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, Receiver, closeConnections, openConnections } from '../client/connection.ts';
import { maskedFrame } from '../client/frames.ts';
import { type Poller, WOULD_BLOCK, createPoller, receiveNow, sendNow } from '../client/system-calls.ts';
import { createFrameCounter } from './count-frames.ts';
import type { ReaderAnswer, ReaderJob } from './job.ts';

/**
 * The process of readers. It looks at its connections a thousand times a second, so that what it costs doesn't grow with
 * what a server sends; with many idle ones it looks more rarely, and lets the machine sleep.
 */
interface Group {
  readonly connections: Connection[];
  readonly poller: Poller;
  frames: number;
}

const LOOK_MS = 1;
const MANY = 2_000;
const LOOK_AT_MANY_MS = 50;
const QUIET_LOOKS = 10;
const QUIET_LOOKS_BELOW = 1_000;
/** FIN and pong, masked with zeros, empty. */
const PONG = Uint8Array.of(0x8a, 0x80, 0, 0, 0, 0);

const groups = new Map<string, Group>();
let pinged = -1;
const receiver = new Receiver(
  createFrameCounter(() => {
    sendNow(pinged, PONG, PONG.length);
  }),
);

/** Takes what has come; the frames. */
function look(group: Group): number {
  let frames = 0;
  for (;;) {
    const ready = group.poller.wait(0);
    for (let i = 0; i < ready; i++) {
      const connection = group.connections[group.poller.ready(i)]!;
      pinged = connection.fd;
      const got = receiver.receive(connection, receiveNow);
      if (got !== WOULD_BLOCK) frames += got;
    }
    if (ready === 0) break;
  }
  group.frames += frames;
  return frames;
}

async function run(job: ReaderJob): Promise<ReaderAnswer> {
  const group = groups.get(job.group);
  switch (job.job) {
    case 'open': {
      const { port, connections: count, first } = job;
      const connections = openConnections({ job: 'open', group: job.group, port, connections: count, path: '/ws' });
      const frames = Buffer.concat((first ?? []).map((text) => maskedFrame(Buffer.from(text), 'text')));
      const joined = group ?? { connections: [], poller: createPoller(), frames: 0 };
      groups.set(job.group, joined);
      for (const connection of connections) {
        const { fd } = connection;
        joined.poller.add(fd, joined.connections.push(connection) - 1);
        if (sendNow(fd, frames, frames.length) !== frames.length) throw new Error('a first frame was not taken');
      }
      return {};
    }
    case 'count': {
      if (group === undefined) throw new Error(`no readers ${job.group}`);
      const { atLeast = 0 } = job;
      for (let quiet = 0; quiet < (group.frames < atLeast ? QUIET_LOOKS_BELOW : QUIET_LOOKS); quiet += 1) {
        await pause(LOOK_MS);
        if (look(group) > 0) quiet = 0;
      }
      const { frames } = group;
      group.frames = 0;
      return { frames };
    }
    default:
      group?.poller.close();
      closeConnections(group?.connections ?? []);
      groups.delete(job.group);
      return {};
  }
}

function lookAtAll(): void {
  let most = 0;
  for (const group of groups.values()) {
    look(group);
    most = Math.max(most, group.connections.length);
  }
  setTimeout(lookAtAll, most > MANY ? LOOK_AT_MANY_MS : LOOK_MS);
}

function answer(job: ReaderJob): void {
  run(job).then(
    (result) => process.send!(result),
    (error: unknown) => process.send!({ error: (error as Error).message } satisfies ReaderAnswer),
  );
}

process.on('message', answer);
process.on('disconnect', () => process.exit(0));
lookAtAll();
