import { ProcessControl } from '../../core/memory/control.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { createKillSwitch } from '../../gateway/control/kill-switch.ts';
import { createDirectory } from '../../gateway/directory.ts';
import { App, type TemplatedApp, us_socket_local_port } from 'uWebSockets.js';
import { WebSocketServer } from 'ws';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { LatchReader, LatchWriter } from '../../core/memory/latch.ts';
import { EventReader } from '../../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { createCounters } from '../../core/metrics/counters.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { Events, createShared } from '../../core/topology.ts';
import { readConfig } from '../../gateway/config.ts';
import { DOOR_COUNTERS } from '../../gateway/control/door-counters.ts';
import { COMPONENTS, type ComponentName, type Status } from '../../gateway/control/status.ts';
import { createFrontDoor } from '../../gateway/front-door.ts';
import { encodeQuote } from '../../gateway/outbound/encode-quote.ts';
import { createRecordEncoder } from '../../gateway/wire/record-encoder.ts';
import { createClock, startClock } from '../../workers/clock.ts';
import { createSeededRandom } from '../../workers/seeded-random.ts';
import { type Publisher, type PublisherAnswer, type PublisherJob, type Slice, SYMBOLS } from '../fan-out/job.ts';
import { cpuTicks, stealShare } from '../method/machine.ts';
import { MAX_STEAL_SHARE } from '../method/rounds.ts';

/**
 * The publishers, one process. The gateway's is its real front door behind a real latch, which this program writes as the
 * market thread would; the others publish a frame of the same length that was made beforehand.
 */
const instruments = SYMBOLS.map((symbol, id) => ({ ...SimulatedInstruments[0]!, id, symbol }));
/** The length of a frame doesn't change while sequences have as many digits. */
const FIRST_SEQUENCE = 10_000_000;
/** How long one publishes before it is another's turn. */
const SLICE_MS = 15;

const shared = createShared({ mode: 'dedicated', instruments: instruments.length });
startClock(shared.control);
const clock = createClock(shared.control);
const latch = new LatchWriter(shared.quotes);
const words = new Float64Array(QUOTE_WORDS);
let quotes = 0;

function writeQuote(instrument: number, nowUs: number): void {
  quotes += 1;
  const bidTicks = 4_500_000 + (quotes & 1023);
  words[QuoteWord.BID_TICKS] = bidTicks;
  words[QuoteWord.BID_LOTS] = 1_200 + (quotes & 63);
  words[QuoteWord.ASK_TICKS] = bidTicks + 2;
  words[QuoteWord.ASK_LOTS] = 1_300 + (quotes & 31);
  words[QuoteWord.LAST_TICKS] = bidTicks + 1;
  words[QuoteWord.LAST_LOTS] = 1_001;
  words[QuoteWord.VENUE_TIME_US] = words[QuoteWord.RECEIVED_US] = nowUs;
  words[QuoteWord.QUOTE_COUNT] = quotes;
  latch.write(instrument, words, 0);
}

function healthy(): Status {
  const component = { isHealthy: true, sinceMs: 0, dependencies: {} };
  return {
    version: 'bench',
    startedMs: 0,
    isReady: true,
    isHalted: false,
    components: Object.fromEntries(COMPONENTS.map((name) => [name, component])) as Record<
      ComponentName,
      typeof component
    >,
    threads: [],
    brokers: [],
    quotes: [],
    activeOrders: 0,
    durableLagEvents: 0,
    clockOffsetMs: 0,
  };
}

const config = readConfig([
  { name: 'the bench', values: { PORT: 0, MONITORING_PORT: 0, WS_THROTTLE_MS: 0, WS_BATCH_SIZE: 1 } },
]);
const log = { warn: () => undefined, error: () => undefined };
const killSwitch = createKillSwitch({
  control: new ProcessControl(shared.control),
  stops: new StopScopes(shared.stops),
  directory: createDirectory(instruments, config.ACCOUNTS, []),
  file: { read: () => [], write: async () => undefined },
  clock,
  log,
  wallMs: Date.now,
});
const door = createFrontDoor({
  config,
  instruments,
  accounts: config.ACCOUNTS,
  commands: new RingProducer(shared.commands),
  events: new EventReader(shared.events, Events.readers.gateway.index, 'durable'),
  answers: new RingConsumer(shared.answers),
  latch: shared.quotes,
  syncs: shared.syncs,
  alive: () => undefined,
  ringEngine: () => undefined,
  history: { find: () => undefined, withTerms: () => undefined },
  status: { read: healthy },
  counters: createCounters('door', DOOR_COUNTERS),
  counterGroups: [],
  heaps: [],
  histograms: shared.histograms,
  epoch: 'bench',
  clock,
  log,
  killSwitch,
});

for (const { id } of instruments) writeQuote(id, clock.nowUs());
const [first] = instruments;
new LatchReader(shared.quotes).read(0, words, 0);
const quote = encodeQuote(first!, words, 0, FIRST_SEQUENCE, 0);
const text = `{"channel":"quotes:${first!.symbol}","type":"update","data":${quote}}`;
const records = createRecordEncoder();
const record = records.bytes.slice(0, records.quote(0, words, 0, FIRST_SEQUENCE, 0, false));

/**
 * A topic per symbol, and readers that ask for each, as the gateway has. Subscribed all at once when they open, they lie
 * close together in memory, and walking over a thousand of them takes 0.72 of the time.
 */
function createBare(): TemplatedApp {
  return App().ws('/ws', {
    message(ws, message) {
      const { params } = JSON.parse(Buffer.from(message).toString()) as { params: { channel: string } };
      ws.subscribe(params.channel.slice('quotes:'.length));
      ws.send('{}');
    },
  });
}

const bare = createBare();
/** The control: the same, with readers of its own. */
const bareAgain = createBare();
const simple = new WebSocketServer({ host: '127.0.0.1', port: 0, path: '/ws', perMessageDeflate: false });
simple.on('connection', (socket) => {
  socket.on('message', () => {
    socket.send('{}');
  });
});

function publishBare(app: TemplatedApp, perTurn: number, isBinary: boolean): void {
  for (let i = 0; i < perTurn; i++) app.publish(SYMBOLS[i]!, isBinary ? record : text, isBinary);
}

const publish: Readonly<Record<Publisher, (perTurn: number, isBinary: boolean) => void>> = {
  gateway(perTurn) {
    const nowUs = clock.nowUs();
    for (let i = 0; i < perTurn; i++) writeQuote(i, nowUs);
    door.pump();
  },
  bare: (perTurn, isBinary) => publishBare(bare, perTurn, isBinary),
  'bare again': (perTurn, isBinary) => publishBare(bareAgain, perTurn, isBinary),
  ws(perTurn, isBinary) {
    for (let i = 0; i < perTurn; i++) for (const client of simple.clients) client.send(isBinary ? record : text);
  },
};

/** Turns of one publisher for so long. */
async function slice(by: Publisher, perTurn: number, isBinary: boolean): Promise<Slice> {
  const publishOnce = publish[by];
  const ticks = cpuTicks();
  const untilNs = clock.monotonicNs() + SLICE_MS * 1e6;
  const before = process.cpuUsage();
  let published = 0;
  await new Promise<void>((resolve) => {
    function turn(): void {
      // Looked at after the loop has been round: uWebSockets sends at its end what was published in it.
      if (published > 0 && clock.monotonicNs() >= untilNs) {
        resolve();
        return;
      }
      publishOnce(perTurn, isBinary);
      published += perTurn;
      setImmediate(turn);
    }
    turn();
  });
  const { user, system } = process.cpuUsage(before);
  return { published, cpuSeconds: (user + system) / 1e6, isStolen: stealShare(ticks, cpuTicks()) > MAX_STEAL_SHARE };
}

async function run(job: PublisherJob): Promise<PublisherAnswer> {
  if (job.job === 'ports') return { ports };
  if (job.job === 'turn') {
    for (const by of job.by) publish[by](job.perTurn, job.isBinary);
    return {};
  }
  const { isBinary, perTurn, seed } = job;
  const random = createSeededRandom(seed);
  const untilNs = clock.monotonicNs() + job.seconds * 1e9;
  const rounds: Slice[][] = [];
  do {
    const left = job.by.map((_, i) => i);
    const round: Slice[] = [];
    while (left.length > 0) {
      const [side] = left.splice(random.below(left.length), 1);
      round[side!] = await slice(job.by[side!]!, perTurn, isBinary);
    }
    rounds.push(round);
  } while (clock.monotonicNs() < untilNs);
  return { rounds };
}

function listen(app: TemplatedApp): Promise<number> {
  return new Promise((resolve) => {
    app.listen('127.0.0.1', 0, (socket) => {
      resolve(us_socket_local_port(socket as never));
    });
  });
}

if (simple.address() === null) await once(simple, 'listening');
const ports = {
  gateway: (await door.listen()).api,
  bare: await listen(bare),
  'bare again': await listen(bareAgain),
  ws: (simple.address() as AddressInfo).port,
};

process.on('message', (job: PublisherJob) => {
  run(job).then(
    (answer) => process.send!(answer),
    (error: unknown) => process.send!({ error: (error as Error).message } satisfies PublisherAnswer),
  );
});
process.on('disconnect', () => process.exit(0));
