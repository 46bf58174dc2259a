import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type AckLog, type Answer, type ClientRequest, acceptedBy, createAckLog, readAckLogs } from './ack-log.ts';
import { type KeepAlive, openKeepAlive } from './keep-alive.ts';
import { drawCancelAll, drawCancelReplace, drawOrder, drawReplace, drawTyped, otherPayload } from './orders.ts';
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
  /** Every type of order among them. */
  readonly types?: boolean;
  /** retry: a smaller sample. */
  readonly short?: boolean;
}

/** Printed with the first answer, and at the end. */
export interface ClientSummary {
  readonly asked: number;
  readonly answered: number;
}

const OPEN_KEPT = 2000;
/** Of new orders, where such are placed. */
const TYPED = 0.4;
const ANSWERED_SAMPLE = 300;
const OTHER_SAMPLE = 40;
/** Of the same, where rounds are to be short. */
const SHORT = 0.2;
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
summarise();
process.exit(0);

function summarise(): void {
  process.stdout.write(`${JSON.stringify({ asked, answered } satisfies ClientSummary)}\n`);
}

async function load(): Promise<void> {
  process.stdin.once('data', () => {
    stopped = true;
  });
  const placed: { request: ClientRequest; orderId: string }[] = [];
  const startedMs = performance.now();
  let ids = 0;

  function drawNew(): ClientRequest {
    ids += 1;
    const id = `${options.prefix}-${ids}`;
    return options.types === true && random.chance(TYPED) ? drawTyped(random, id) : drawOrder(random, id, Date.now());
  }

  function draw(): ClientRequest {
    const choice = random.whole(1, 5000);
    if (choice <= 2) return drawCancelAll(random);
    const earlier = choice <= 1400 && placed.length > 0 ? random.pick(placed) : undefined;
    if (earlier === undefined) return drawNew();
    if (options.types === true && choice <= 200) {
      return drawCancelReplace(random, earlier.request, earlier.orderId, drawNew());
    }
    const replace = choice <= 550 ? drawReplace(random, earlier.request) : undefined;
    return replace ?? { kind: 'cancel', id: earlier.request.id, body: {} };
  }

  function remember(request: ClientRequest, answer: Answer): void {
    if (request.kind !== 'place' || answer.status !== 201) return;
    const one = { request, orderId: (JSON.parse(answer.body) as { order_id: string }).order_id };
    if (placed.length < OPEN_KEPT) placed.push(one);
    else placed[random.whole(0, OPEN_KEPT - 1)] = one;
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
    const isNew = request.kind === 'place' || request.kind === 'cancel_replace';
    if (isNew) first.set(request.id, request);
    if ((isNew || request.kind === 'again') && answer !== undefined && isFinal(answer)) {
      settled.add(request.id);
      if (acceptedBy(request, answer) !== undefined) accepted.add(request.id);
    }
  }
  const again = ({ id, body }: ClientRequest): ClientRequest => ({ kind: 'again', id, body });
  const samples = Math.ceil(ANSWERED_SAMPLE * (options.short === true ? SHORT : 1));
  const all = [...first.values()];
  const newest = all.filter(({ id }) => settled.has(id)).slice(-samples);
  const sample = settled.size === 0 ? [] : Array.from({ length: samples }, () => random.pick(all));
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
  if (answered === 1) summarise();
  return answer;
}

function send(connection: KeepAlive, { kind, id, body, old }: ClientRequest): Promise<Answer | undefined> {
  if (kind === 'cancel_replace') {
    const path = `/orders/${old?.orderId}/cancel-replace`;
    return connection.ask('POST', path, JSON.stringify({ ...body, mode: old?.mode }));
  }
  if (kind === 'cancel') return connection.ask('DELETE', `/orders/by-client-id/${id}`, '');
  if (kind === 'replace') return connection.ask('PATCH', `/orders/by-client-id/${id}`, JSON.stringify(body));
  if (kind === 'cancel_all') return connection.ask('DELETE', `/orders?symbol=${body['symbol'] ?? ''}`, '');
  return connection.ask('POST', '/orders', JSON.stringify(body));
}
