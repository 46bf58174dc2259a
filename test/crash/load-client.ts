import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type AckLog, type Answer, type ClientRequest, createAckLog, readAckLogs } from './ack-log.ts';
import { type KeepAlive, openKeepAlive } from './keep-alive.ts';
import { drawCancelAll, drawOrder, drawReplace, drawTyped, otherPayload } from './orders.ts';
import { createRandom } from './random.ts';

/**
 * A trading program of its own process: places, cancels, replaces, and remembers in its acknowledgement log. It knows
 * nothing of the gateway but its public interface.
 *
 *   node load-client.js '{"mode":"load",…}'     sends until a line comes on stdin, or the gateway is gone
 *   node load-client.js '{"mode":"retry",…}'    sends again what was left without an answer, and a sample of the rest
 */
export interface ClientOptions {
  readonly mode: 'load' | 'retry';
  readonly port: number;
  readonly seed: number;
  /** What the ids of this run begin with. */
  readonly prefix: string;
  /** Where this run is remembered. */
  readonly log: string;
  /** retry: the runs before. */
  readonly earlier: readonly string[];
  readonly connections: number;
  /** Requests per second at most, and in all. */
  readonly rate: number;
  readonly most: number;
  /** Orders in several parts among them. */
  readonly types?: boolean;
}

/** Printed at the end. */
export interface ClientSummary {
  readonly asked: number;
  readonly answered: number;
}

const OPEN_KEPT = 2000;
/** Of new orders, where such are placed. */
const TYPED = 0.4;
const ANSWERED_SAMPLE = 300;
const OTHER_SAMPLE = 40;
const RETRY_DEADLINE_MS = 30_000;

const options = JSON.parse(process.argv[2] ?? '{}') as ClientOptions;
const random = createRandom(options.seed);
const log = createAckLog(options.log);
let asked = 0;
let answered = 0;
let stopped = false;

if (options.mode === 'load') await load();
else await retry();
log.close();
process.stdout.write(`${JSON.stringify({ asked, answered } satisfies ClientSummary)}\n`);
process.exit(0);

async function load(): Promise<void> {
  process.stdin.once('data', () => {
    stopped = true;
  });
  const placed: ClientRequest[] = [];
  const startedMs = performance.now();
  let ids = 0;

  function draw(): ClientRequest {
    const choice = random.whole(1, 5000);
    if (choice <= 2) return drawCancelAll(random);
    const earlier = choice <= 1400 && placed.length > 0 ? random.pick(placed) : undefined;
    if (earlier !== undefined) {
      const replace = choice <= 550 ? drawReplace(random, earlier) : undefined;
      return replace ?? { kind: 'cancel', id: earlier.id, body: {} };
    }
    ids += 1;
    const id = `${options.prefix}-${ids}`;
    return options.types === true && random.chance(TYPED) ? drawTyped(random, id) : drawOrder(random, id, Date.now());
  }

  function remember(request: ClientRequest, answer: Answer): void {
    if (request.kind !== 'place' || answer.status !== 201) return;
    if (placed.length < OPEN_KEPT) placed.push(request);
    else placed[random.whole(0, OPEN_KEPT - 1)] = request;
  }

  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      const connection = await openKeepAlive(options.port);
      while (connection?.isOpen === true && !stopped && asked < options.most) {
        const ahead = asked - ((performance.now() - startedMs) / 1000) * options.rate;
        if (ahead > 0) {
          await wait(1 + (ahead / options.rate) * 1000);
          continue;
        }
        const request = draw();
        const answer = await tell(log, connection, request);
        if (answer === undefined) break;
        remember(request, answer);
      }
      connection?.close();
    }),
  );
}

/** Everything without a final answer, until it has one; of the rest some as they were, and some changed. */
async function retry(): Promise<void> {
  const first = new Map<string, ClientRequest>();
  const settled = new Set<string>();
  const accepted = new Set<string>();
  for (const { request, answer } of readAckLogs(options.earlier)) {
    if (request.kind === 'place') first.set(request.id, request);
    if ((request.kind === 'place' || request.kind === 'again') && answer !== undefined && isFinal(answer)) {
      settled.add(request.id);
      if (answer.status < 400) accepted.add(request.id);
    }
  }
  const again = (request: ClientRequest): ClientRequest => ({ ...request, kind: 'again' });
  const all = [...first.values()];
  const newest = all.filter(({ id }) => settled.has(id)).slice(-ANSWERED_SAMPLE);
  const sample = settled.size === 0 ? [] : Array.from({ length: ANSWERED_SAMPLE }, () => random.pick(all));
  const work = [...all.filter(({ id }) => !settled.has(id)), ...newest, ...sample].map(again);
  // An id that was refused is free: another payload may be taken.
  work.push(
    ...newest
      .filter(({ id }) => accepted.has(id))
      .slice(-OTHER_SAMPLE)
      .map(otherPayload),
  );
  const deadlineMs = performance.now() + RETRY_DEADLINE_MS;
  let next = 0;
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      let connection = await openKeepAlive(options.port);
      for (let request = work[next++]; request !== undefined; request = work[next++]) {
        for (;;) {
          const answer = connection === undefined ? undefined : await tell(log, connection, request);
          if (answer !== undefined && isFinal(answer)) break;
          if (performance.now() > deadlineMs) return;
          await wait(20);
          if (connection?.isOpen !== true) connection = await openKeepAlive(options.port);
        }
      }
      connection?.close();
    }),
  );
}

/** Busy, recovering or timed out: the same request may be answered otherwise later. */
function isFinal({ status }: Answer): boolean {
  return status < 500;
}

async function tell(into: AckLog, connection: KeepAlive, request: ClientRequest): Promise<Answer | undefined> {
  const number = into.asked(request);
  asked += 1;
  const answer = await send(connection, request);
  if (answer === undefined) return undefined;
  into.answered(number, answer.status, answer.body);
  answered += 1;
  return answer;
}

function send(connection: KeepAlive, { kind, id, body }: ClientRequest): Promise<Answer | undefined> {
  if (kind === 'cancel') return connection.ask('DELETE', `/orders/by-client-id/${id}`, '');
  if (kind === 'replace') return connection.ask('PATCH', `/orders/by-client-id/${id}`, JSON.stringify(body));
  if (kind === 'cancel_all') return connection.ask('DELETE', `/orders?symbol=${body['symbol'] ?? ''}`, '');
  return connection.ask('POST', '/orders', JSON.stringify(body));
}
