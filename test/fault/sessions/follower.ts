import { setTimeout as wait } from 'node:timers/promises';
import {
  type Client,
  type ConnectOptions,
  type OrdersOptions,
  type ResumePoint,
  connect,
} from '../../../gateway/client/node.ts';
import type { Random } from '../../crash/random.ts';
import type { ClientJudge } from './judge-streams.ts';
import { type Tally, noteLive } from './tally.ts';

/** A client of the published library that follows the reports of its account, and tells the judge of each. */
export interface Follower {
  readonly at: ResumePoint | undefined;
  readonly isLive: boolean;
  /** Undefined while it is away. */
  readonly client: Client | undefined;
  /** Closes, and comes back with what it has once `isTime`. */
  comeBack(isTime: () => boolean): void;
  /** Reads nothing for so long. */
  dawdle(forMs: number): void;
  end(): Promise<void>;
}

export interface FollowerOptions {
  readonly connect: ConnectOptions;
  readonly judge: ClientJudge;
  readonly tally: Tally;
  readonly random: Random;
  /** Reports that wait for its reader. */
  readonly queue: number | undefined;
  readonly wrong: (what: string) => void;
}

const LOOK_MS = 50;
const AGAIN_MS = 300;

/** Resolves once it is subscribed. */
export async function openFollower(options: FollowerOptions): Promise<Follower> {
  const { judge, tally, random, queue, wrong } = options;
  let client: Client | undefined;
  let isOver = false;
  let slowUntilMs = 0;
  let isTimeToComeBack: (() => boolean) | undefined;
  let countedMs = 0;
  let following = Promise.resolve();

  async function connected(): Promise<Client | undefined> {
    while (!isOver) {
      try {
        return await connect(options.connect);
      } catch {
        // Nobody promises that there is a gateway now.
        await wait(random.whole(AGAIN_MS / 2, AGAIN_MS));
      }
    }
    return undefined;
  }

  /** Until the stream ends. */
  async function read(tg: Client): Promise<void> {
    const { at } = judge;
    const reading: OrdersOptions = { queue, ...(at === undefined ? {} : { from: at }) };
    for await (const element of tg.orders(reading)) {
      if (isOver || tg !== client) return;
      if (element.type === 'gap') judge.gap(element.after, element.resumed_at);
      else judge.report(element);
      if (slowUntilMs > 0) {
        const leftMs = slowUntilMs - Date.now();
        slowUntilMs = 0;
        if (leftMs > 0) await wait(leftMs);
      }
    }
  }

  function begin(tg: Client): void {
    client = tg;
    countedMs = noteLive(tally, countedMs);
    tg.onState((state) => {
      if (tg !== client) return;
      if (state === 'reconnecting') tally.lost += 1;
      if (state !== 'ready') return;
      tally.resumed += 1;
      countedMs = noteLive(tally, countedMs);
    });
    following = follow(tg);
  }

  async function follow(tg: Client): Promise<void> {
    try {
      await read(tg);
      if (isOver || tg !== client) return;
      wrong('its stream ended, and nobody had ended it');
    } catch (error) {
      if (isOver || tg !== client) return;
      wrong(`the library gave up: ${(error as Error).message}`);
    }
    // Told; what it is told from here on counts, too.
    void away(() => true);
  }

  async function away(isTime: () => boolean): Promise<void> {
    const before = client;
    client = undefined;
    await before?.close();
    await following;
    while (!isOver && !isTime()) await wait(LOOK_MS);
    const tg = await connected();
    isTimeToComeBack = undefined;
    if (tg === undefined) return;
    if (isOver) await tg.close();
    else begin(tg);
  }

  const first = await connected();
  begin(first!);
  // Answered behind the subscription, on the same connection.
  await first!.positions();

  return {
    get at() {
      return judge.at;
    },
    get isLive() {
      return client?.state === 'ready';
    },
    get client() {
      return client;
    },
    comeBack(isTime) {
      if (client === undefined || isTimeToComeBack !== undefined) return;
      isTimeToComeBack = isTime;
      tally.comebacks += 1;
      void away(isTime);
    },
    dawdle(forMs) {
      slowUntilMs = Date.now() + forMs;
    },
    async end() {
      isOver = true;
      await client?.close();
      await following;
    },
  };
}
