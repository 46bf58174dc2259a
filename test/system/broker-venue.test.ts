import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { Signal, ThreadMonitor } from '../../core/memory/control.ts';
import { SharedWords } from '../../core/memory/words.ts';
import { HistogramSnapshot } from '../../core/metrics/histogram.ts';
import { BrokerState, scoreLatencyUs, scoreState } from '../../core/routing/scoreboard.ts';
import { createShared, roleIndex, type Shared } from '../../core/topology.ts';
import { type Agent, type LoopRunner, runOnLoop } from '../../workers/agent.ts';
import { type BrokerRoleOptions, createRole } from '../../workers/broker/broker-role.ts';
import { createClock, startClock } from '../../workers/clock.ts';
import { createEngineSide, type EngineSide, JOURNAL } from '../support/broker-bench.ts';
import { startVenue, temporaryFolder, until } from '../workers/venue/process.ts';

const PRICE = { priceTicks: 9_000_000, quantityLots: 3000 };

interface Rig extends EngineSide {
  readonly shared: Shared;
  /** Everything that was reported so far. */
  readonly told: string[];
  /** Waits until that was reported, in this order. */
  hears(...lines: string[]): Promise<void>;
}

/** The broker role as its thread runs it, in this event loop, on a real venue. */
function open(context: TestContext, port: number, epoch = 1): Rig {
  const shared = createShared({ mode: 'dedicated', slots: 256, instruments: 8 });
  startClock(shared.control);
  const clock = createClock(shared.control);
  const options: BrokerRoleOptions = {
    journal: JOURNAL,
    epoch,
    instruments: SimulatedInstruments,
    brokers: [
      {
        id: 'sim',
        adapter: 'simulated',
        host: '127.0.0.1',
        port,
        perSecond: 0,
        perMinute: 0,
        timeoutMs: 10_000,
        proofMs: 50,
      },
    ],
  };
  let runner: LoopRunner | undefined = undefined;
  const bell = (): { ring(): void; ringIfHungry(): void } => ({ ring() {}, ringIfHungry() {} });
  const agent: Agent = createRole({ role: 'broker', shared, clock, options, bell, wake: () => runner?.wake() });
  let failure: unknown;
  runner = runOnLoop(agent, { role: 'broker', shared, clock, maxParkMs: 2, spinNs: 0, pin() {} }, (error) => {
    failure = error;
  });
  context.after(async () => {
    new ThreadMonitor(shared.control, roleIndex('broker')).send(Signal.stop);
    await runner?.done;
    await agent.close?.();
  });
  const engine = createEngineSide(shared);
  const told: string[] = [];
  let seen = 0;
  return {
    ...engine,
    shared,
    told,
    async hears(...lines) {
      for (const line of lines) {
        await until(`${line} after ${seen} of ${JSON.stringify(told)}`, () => {
          if (failure !== undefined) throw failure;
          told.push(...engine.reports());
          return told.indexOf(line, seen) >= 0;
        });
        seen = told.indexOf(line, seen) + 1;
      }
    },
  };
}

/** What the engine says to a session that came up. */
function askAbout(rig: Rig, ...orders: number[]): void {
  rig.event('broker_session', { note: 'up' });
  for (const orderId of orders) rig.event('probe_requested', { orderId });
  rig.event('broker_session', { note: 'probed', arg0: orders.length });
}

describe('broker thread and simulated venue', () => {
  it('reconcile, place, replace and cancel', async (context) => {
    const venue = await startVenue(context);
    const rig = open(context, venue.port);
    await rig.hears('session_up fenced');
    askAbout(rig);
    await rig.hears('reconciled');
    rig.event('accepted', { orderId: 1, ...PRICE });
    await rig.hears('acknowledged 1/1');
    rig.event('replace_requested', { orderId: 1, arg0: 9_100_000, arg1: 4000 });
    await rig.hears('replaced 1/1 4000@9100000');
    rig.event('cancel_requested', { orderId: 1 });
    await rig.hears('cancelled 1/1');
    const score = new SharedWords(rig.shared.scoreboard).load(0);
    assert.equal(scoreState(score), BrokerState.ready);
    assert.ok(scoreLatencyUs(score) < 5_000_000);
    const route = new HistogramSnapshot();
    route.add(rig.shared.histograms.route);
    const answers = new HistogramSnapshot();
    answers.add(rig.shared.histograms.venue);
    assert.deepEqual([route.count, answers.count], [3, 3]);
  });

  it('find out after a crash of the venue what became of each order', async (context) => {
    const dir = temporaryFolder(context);
    const first = await startVenue(context, [], dir);
    const rig = open(context, first.port);
    await rig.hears('session_up fenced');
    askAbout(rig);
    await rig.hears('reconciled');
    rig.event('accepted', { orderId: 1, ...PRICE });
    await rig.hears('acknowledged 1/1');
    await first.stop('SIGKILL');
    await rig.hears('session_down "connection closed"');
    rig.event('accepted', { orderId: 2, ...PRICE });
    await rig.hears('not_sent 2/1 "no session"');
    await startVenue(context, ['--port', String(first.port)], dir);
    await rig.hears('session_up fenced');
    askAbout(rig, 1, 3);
    await rig.hears('state 1/1 open 3000@9000000', 'absent 3/1 absent', 'reconciled');
  });

  it('find what an earlier run of the gateway left at the venue, asked for or not', async (context) => {
    const venue = await startVenue(context);
    const before = open(context, venue.port, 1);
    await before.hears('session_up fenced');
    askAbout(before);
    await before.hears('reconciled');
    before.event('accepted', { orderId: 1, ...PRICE });
    before.event('accepted', { orderId: 2, ...PRICE });
    await before.hears('acknowledged 1/1', 'acknowledged 2/1');
    const after = open(context, venue.port, 2);
    await after.hears('session_up fenced');
    askAbout(after, 1);
    await after.hears('state 1/1 open 3000@9000000', 'reconciled', 'state 2/1 open 3000@9000000');
  });
});
