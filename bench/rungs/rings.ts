import { Worker } from 'node:worker_threads';
import { App, type WebSocket, us_socket_local_port } from 'uWebSockets.js';
import { invariant } from '../../core/invariant.ts';
import { ThreadLine, ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { EventReader, createEventRing } from '../../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { SyncLogReader } from '../../core/memory/sync-log.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import { Events, type Shared, createShared, roleIndex } from '../../core/topology.ts';
import { MAX_FRAME_RECORDS, MAX_WIRE_FRAME_BYTES } from '../../core/wire/header.ts';
import { boundReceiveBuffers } from '../../gateway/boot/receive-buffer.ts';
import { createGatewayAgent } from '../../gateway/boot/turns.ts';
import { latencyPage } from '../../gateway/control/latency.ts';
import { createSinceSync } from '../../gateway/outbound/since-sync.ts';
import { IDLE_S, MAX_BUFFERED_BYTES } from '../../gateway/ws/socket-port.ts';
import { type LoopRunner, runOnLoop } from '../../workers/agent.ts';
import { createBells } from '../../workers/bells.ts';
import { createClock, startClock } from '../../workers/clock.ts';
import { allowedCpus } from '../../workers/pin.ts';
import { BootUrl, Roster } from '../../workers/roster.ts';
import { GATEWAY_MAX_PARK_MS, spinNsOf, tailUsOf } from '../../workers/waits.ts';
import { onWake, openWakePipe } from '../../workers/wake-pipe.ts';
import { ANSWER_RECORD } from './order-bytes.ts';
import {
  type CopyEngineOptions,
  PLACE_AT,
  RequestWord,
  RingReaders,
  SessionWord,
  type SyncJournalOptions,
} from './ring-options.ts';
import { sayReady } from './say-ready.ts';

/**
 * P2, with a folder as argument P4, and with `unsynced` behind it P3: the gateway's threads, rings, doorbells and ways to wait, and nothing that makes
 * it a gateway.
 *
 *   frame ─▶ its bytes into a slot of [commands] ─▶ engine: copied to [events] ─┬▶ P2: read as published
 *                                                                               └▶ P4: journal: write ▸ fdatasync (P3: not) ─▶ read as durable
 *   ◀─ answers, up to 100 in a frame, one cork per session and turn ◀── this thread's turn ◀┘
 *
 * GET /latency has the gateway's `answer`: from a batch's sync end until its answers have left.
 */
const [folder = '', how = ''] = process.argv.slice(2);
const isDurable = folder !== '';
const LIMIT = 256;
const LOOK_MS = 5;
const REQUEST_ID_AT = 4;
const PUBLISH_EVERY = 256;

const shared: Shared = {
  ...createShared({ mode: 'dedicated' }),
  events: createEventRing(Events.slots, Events.slotBytes, isDurable ? 2 : 1),
};
startClock(shared.control);
const clock = createClock(shared.control);
const cpus = allowedCpus();
const runner: { loop: LoopRunner | undefined } = { loop: undefined };
const pipe = openWakePipe();
onWake(pipe.reading, () => runner.loop?.wake());

function startThread(role: 'engine' | 'journal', file: string, options: CopyEngineOptions | SyncJournalOptions): void {
  new Worker(BootUrl, {
    name: role,
    workerData: {
      role,
      module: new URL(file, import.meta.url).href,
      fatal: true,
      shared,
      options,
      bellPipes: { gateway: pipe.writing },
      wakePipe: undefined,
      maxParkMs: Roster[role].maxParkMs,
      spinNs: spinNsOf('dedicated', cpus),
      yieldsBy: 0,
      cpu: -1,
      cpus,
    },
  }).once('error', (error) => {
    throw error;
  });
}

interface Session {
  readonly socket: WebSocket<{ session?: Session }>;
  readonly index: number;
  /** Answers that go out at the end of the turn. */
  readonly frame: Buffer;
  bytes: number;
  isOpen: boolean;
}

const RECORD_BYTES = ANSWER_RECORD.length;
const commands = new RingProducer(shared.commands);
const events = new EventReader(shared.events, RingReaders.gateway, isDurable ? 'durable' : 'published');
const engineBell = createBells(shared, 'gateway', {})('engine');
const sessions: Session[] = [];
const dirty: Session[] = [];
let staged = 0;
/** Orders that came and answers that went: while they do, the loop stays awake as the gateway's does. */
let taken = 0;

const answerTimes = new HistogramRecorder(shared.histograms.answer);
const sinceSync = createSinceSync(new SyncLogReader(shared.syncs), clock.monotonicNs, (ns, answers) => {
  answerTimes.recordTimes(ns, answers);
});

function publish(): void {
  if (staged === 0) return;
  staged = 0;
  commands.publish();
  engineBell.ring();
}

function take(session: Session, message: ArrayBuffer): void {
  invariant(commands.room(1) > 0, 'rung: more in flight than the ring has slots');
  const at = commands.claim();
  const bytes = new Uint8Array(message);
  commands.records.u8.set(bytes, at + PLACE_AT);
  commands.records.f64[(at >> 3) + SessionWord] = session.index;
  commands.records.f64[(at >> 3) + RequestWord] =
    (bytes[REQUEST_ID_AT]! |
      (bytes[REQUEST_ID_AT + 1]! << 8) |
      (bytes[REQUEST_ID_AT + 2]! << 16) |
      (bytes[REQUEST_ID_AT + 3]! << 24)) >>>
    0;
  staged += 1;
  taken += 1;
  if (staged === 1) runner.loop?.wake();
  else if (staged === PUBLISH_EVERY) publish();
}

function send(session: Session): void {
  const { socket, frame, bytes } = session;
  session.bytes = 0;
  if (session.isOpen) socket.cork(() => void socket.send(frame.subarray(0, bytes), true));
}

function pump(): number {
  const readable = events.poll(LIMIT);
  for (let i = 0; i < readable; i++) {
    const word = events.at(i) >> 3;
    const session = sessions[events.records.f64[word + SessionWord]!]!;
    if (session.bytes === session.frame.length) send(session);
    if (session.bytes === 0) dirty.push(session);
    session.frame.set(ANSWER_RECORD, session.bytes);
    session.frame.writeUInt32LE(events.records.f64[word + RequestWord]!, session.bytes + REQUEST_ID_AT);
    session.bytes += RECORD_BYTES;
    if (isDurable) sinceSync.answered((events.position + i) | 0);
  }
  if (readable > 0) events.release(readable);
  taken += readable;
  for (const session of dirty) if (session.bytes > 0) send(session);
  dirty.length = 0;
  sinceSync.sent();
  return readable;
}

const ownLine = new ThreadLine(shared.control, roleIndex('gateway'));
const turns = createGatewayAgent({
  door: { handOver: publish, pump, activity: () => taken, hasQuotes: () => false },
  events,
  answers: new RingConsumer(shared.answers),
  gated: true,
  engine: undefined,
  engineBell,
  goesOn() {
    const nowUs = clock.nowUs();
    ownLine.beat(nowUs / 1000);
    return nowUs;
  },
});
runner.loop = runOnLoop(
  turns,
  {
    role: 'gateway',
    shared,
    clock,
    maxParkMs: GATEWAY_MAX_PARK_MS,
    spinNs: 0,
    tailUs: tailUsOf('dedicated', cpus),
    pin: () => {},
  },
  (error) => {
    throw error;
  },
);
startThread('engine', './copy-engine.js', { isDurable });
if (isDurable) startThread('journal', './sync-journal.js', { folder, syncs: how !== 'unsynced' });

App()
  .ws<{ session?: Session }>('/ws', {
    maxPayloadLength: MAX_WIRE_FRAME_BYTES,
    idleTimeout: IDLE_S,
    sendPingsAutomatically: true,
    maxBackpressure: MAX_BUFFERED_BYTES,
    open(socket) {
      const session: Session = {
        socket,
        index: sessions.length,
        frame: Buffer.alloc(MAX_FRAME_RECORDS * RECORD_BYTES),
        bytes: 0,
        isOpen: true,
      };
      sessions.push(session);
      socket.getUserData().session = session;
    },
    message(socket, message) {
      take(socket.getUserData().session!, message);
    },
    close(socket) {
      socket.getUserData().session!.isOpen = false;
    },
  })
  .get('/latency', (response) => {
    response.end(latencyPage(shared.histograms));
  })
  .listen('127.0.0.1', 0, (socket) => {
    if (!socket) throw new Error('no port');
    boundReceiveBuffers();
    const port = us_socket_local_port(socket as never);
    const roles = isDurable ? (['engine', 'journal'] as const) : (['engine'] as const);
    const monitors = roles.map((role) => [role, new ThreadMonitor(shared.control, roleIndex(role))] as const);
    const looking = setInterval(() => {
      if (monitors.some(([, monitor]) => monitor.state !== ThreadState.ready)) return;
      clearInterval(looking);
      const threads = Object.fromEntries(monitors.map(([role, { tid }]) => [tid, role]));
      process.stdout.write(`threads ${JSON.stringify(threads)}\n`);
      sayReady(port);
    }, LOOK_MS);
  });
