import type { Instrument } from '../core/market/instruments.ts';
import { ThreadLine } from '../core/memory/control.ts';
import { EventReader } from '../core/memory/event-ring.ts';
import { RingConsumer, RingProducer } from '../core/memory/ring.ts';
import { Counters, createCounters } from '../core/metrics/counters.ts';
import { CounterNames, Events, createShared, roleIndex, workerRoles } from '../core/topology.ts';
import { type LoopRunner, runOnLoop } from '../workers/agent.ts';
import { createClock, keepClockPast, startClock } from '../workers/clock.ts';
import { keepHeaps } from '../workers/heap-watch.ts';
import { createRole as createEngine, type EngineRoleOptions } from '../workers/engine/engine-role.ts';
import { lastReports } from '../workers/follower/last-reports.ts';
import { readOrderHistory } from '../workers/follower/order-history.ts';
import type { FollowerRoleOptions } from '../workers/follower/follower-role.ts';
import { failStop } from '../workers/fail-stop.ts';
import type { JournalRoleOptions } from '../workers/journal/journal-role.ts';
import { type OpenedJournal, openJournal } from '../workers/journal/open-journal.ts';
import { createReadAhead } from '../workers/journal/read-ahead.ts';
import { sentBefore } from '../workers/broker/sent-before.ts';
import { readEvents } from '../workers/journal/read-journal.ts';
import { allowedCpus, parsePin } from '../workers/pin.ts';
import { hotThreads } from '../workers/roster.ts';
import { GATEWAY_MAX_PARK_MS, tailUsOf } from '../workers/waits.ts';
import type { MoreInstruments } from '../workers/market/market-role.ts';
import type { WatchdogRoleOptions } from '../workers/watchdog/watchdog-role.ts';
import { counterGroups } from './boot/counter-groups.ts';
import { dataFolder } from './boot/data-folder.ts';
import { brokerRoleOptions, checkFeed, marketRoleOptions } from './boot/edges.ts';
import { diskLimitsOf, engineCapacities, engineSetup, instrumentSetupOf, sharedOptions } from './boot/engine-setup.ts';
import { writtenSlowly } from './boot/how-written.ts';
import { createLog } from './boot/log.ts';
import { openKillSwitch } from './boot/open-kill-switch.ts';
import { type OwnVenue, startOwnVenue } from './boot/own-venue.ts';
import { boundReceiveBuffers } from './boot/receive-buffer.ts';
import { openRiskJob } from './boot/risk-job.ts';
import { rememberReports } from './boot/remember-reports.ts';
import { createStatus } from './boot/status.ts';
import { createGatewayAgent } from './boot/turns.ts';
import { until } from './boot/until.ts';
import { untilReady } from './boot/until-ready.ts';
import type { Config } from './config.ts';
import { createAccountWatch } from './control/account-watch.ts';
import { DOOR_COUNTERS } from './control/door-counters.ts';
import { createSupervisor } from './control/supervisor.ts';
import { threadHeaps } from './control/thread-heaps.ts';
import { createDirectory } from './directory.ts';
import { openInstruments, readInstrumentFiles } from './instruments/open-instruments.ts';
import { type OpenKeys, gatewayRules, openKeys } from './keys/open-keys.ts';
import type { DoorPorts } from './door-parts.ts';
import { createFrontDoor } from './front-door.ts';

/** A running gateway. */
export interface Gateway {
  readonly config: Config;
  readonly ports: DoorPorts;
  readonly venue: OwnVenue | undefined;
  /** How many keys may enter; undefined: nobody needs one. */
  readonly keyCount: number | undefined;
  readonly journal: OpenedJournal;
  /** How the journal is, in words. */
  readonly written: string;
  /** Ready to take orders; if not, why. */
  readonly problem: string;
  /** Where a person has stopped trading. */
  readonly stopped: string;
  readonly threads: readonly string[];
  /** Stops admitting, answers what is in flight, flushes, keeps a snapshot, closes. True: all in order. */
  stop(): Promise<boolean>;
}

/** With the watchdog's own step and the exit: gone within a second. */
const STALL_MS = 800;
/** A disk may take its time over one write or sync; new orders wait for it meanwhile. */
const DISK_STALL_MS = 10_000;
const SNAPSHOT_EVERY = 250_000;
/** The journal is read back for the reports of quiet accounts for so long at most: everybody else waits meanwhile. */
const REMEMBER_MS = 1_000;
const ENGINE_STOP_MS = 5_000;

/**
 * The process, put together as the picture of core/topology:
 *
 *   0 what can be refused before anything runs
 *   1 journal opened, its tail judged      5 the door, its reports refilled from the journal
 *   2 shared memory, the clock, the kill switch          6 this thread's turns: (engine ▸) answers ▸ events ▸ quotes
 *   3 the simulated venue, if it is ours   7 listening
 *   4 threads: watchdog ▸ journal ▸ engine, follower (replay) ▸ broker, market
 *                                          8 ready once a broker is reconciled and quotes have come
 *
 * Rejects with an error that has `exitCode` or `code`; then nothing is left running that doesn't end with the process.
 * `isAskedToStop`: whoever waits for a start that isn't ready yet has asked it to stop.
 */
export async function startGateway(config: Config, version: string, isAskedToStop: () => boolean): Promise<Gateway> {
  // 0
  keepHeaps();
  const mode = config.THREADS;
  const cpus = allowedCpus();
  const pinPlan = parsePin(config.PIN, ['gateway', ...workerRoles(mode)], hotThreads(mode), cpus);
  checkFeed(config);
  const instrumentSource = { spec: config.INSTRUMENTS, most: config.MAX_INSTRUMENTS };
  const master = readInstrumentFiles(instrumentSource);
  const log = createLog(config.LOG_LEVEL, 'logs');
  log.debug(`tickgate ${version}, settings ${JSON.stringify(config)}`);
  // 1
  const data = dataFolder(config.DATA_DIR);
  const diskLimits = diskLimitsOf(config);
  const readAhead = createReadAhead(data);
  const journal = openJournal({
    data,
    onLocked: readAhead.begin,
    onJudged: readAhead.goOn,
    segmentBytes: config.SEGMENT_BYTES,
    reserveBelowBytes: diskLimits.refuseBytes,
  });
  if (journal.repair !== '') log.warn(journal.repair);
  if (!journal.hasReserve) log.warn('the disk has no room for the reserve of the journal: free some');
  const instruments = openInstruments(data, instrumentSource, master, journal.lastSeq > 0, log);
  const keys = keysOf(config, instruments);
  const { position } = journal;
  const journalId = Buffer.from(position.journalId).toString('hex');
  // 2
  const shared = createShared(sharedOptions(config));
  // A socket's callback is nobody's turn: what it throws is the gateway's death as well.
  process.on('uncaughtException', (error) => failStop('gateway', shared, error));
  startClock(shared.control);
  // Before anything is told the time: venues refuse a session that seems older than the last one.
  keepClockPast(shared.control, journal.lastUs);
  const clock = createClock(shared.control);
  const risk = openRiskJob(config, clock.nowUs(), cpus, (text) => log.warn(text));
  const brokerIds = config.BROKERS.map(({ id }) => id);
  const directory = createDirectory(instruments, config.ACCOUNTS, brokerIds);
  const kill = await openKillSwitch(data, shared, directory, clock, log);
  const { killSwitch } = kill;
  // 3
  const wantsVenue = config.BROKERS.some(({ adapter, address }) => adapter === 'simulated' && address === '');
  const venue = wantsVenue ? await startOwnVenue(data, (why) => log.error(why)) : undefined;
  // 4
  const capacities = engineCapacities(config);
  // Made when a thread is started: of very many instruments it is large, and nobody needs it afterwards.
  const engineOptions = (): EngineRoleOptions => ({
    data,
    journalId: position.journalId,
    lastSeq: journal.lastSeq,
    capacities,
    setup: engineSetup(config, instruments, clock.nowUs() / 1000),
    ackAccepted: config.ACK === 'accepted',
    holds: config.ASYNC_MODE,
  });
  const follower: FollowerRoleOptions = {
    data,
    journalId: position.journalId,
    segmentBytes: position.segmentBytes,
    reserveBelowBytes: diskLimits.refuseBytes,
    capacities,
    snapshotEvery: SNAPSHOT_EVERY,
  };
  const isLimited = config.BROKERS.some(({ perSecond, perMinute }) => perSecond + perMinute > 0);
  const edges = {
    config,
    instruments,
    venue,
    journalId,
    epoch: Math.floor(clock.nowUs() / 1000),
    sentBefore: isLimited ? sentBefore(data, journal, config.BROKERS) : [],
  };
  const runner: { loop: LoopRunner | undefined } = { loop: undefined };
  const supervisor = createSupervisor({
    shared,
    pinPlan,
    onRing: () => runner.loop?.wake(),
    ackAccepted: config.ACK === 'accepted',
    log: (text) => log.error(text),
    roleOptions: {
      engine: engineOptions,
      journal: (): JournalRoleOptions => ({ position, diskLimits }),
      broker: () => brokerRoleOptions(edges),
      market: () => marketRoleOptions(edges),
      follower: () => follower,
      watchdog: (): WatchdogRoleOptions => ({ stallMs: STALL_MS, callStallMs: DISK_STALL_MS }),
    },
  });
  const engine =
    mode === 'compact'
      ? createEngine({
          role: 'engine',
          shared,
          clock,
          options: engineOptions(),
          bell: supervisor.bell,
          wake: () => runner.loop?.wake(),
        })
      : undefined;
  await supervisor.start();
  const slowly = writtenSlowly(new Counters(shared.counters.journal, CounterNames.journal));
  const written = slowly === '' ? 'written directly' : slowly;
  if (slowly !== '') log.warn(`journal: ${slowly}`);
  // 5
  const events = new EventReader(
    shared.events,
    Events.readers.gateway.index,
    config.ACK === 'durable' ? 'durable' : 'published',
  );
  const answers = new RingConsumer(shared.answers);
  const doorCounters = createCounters('door', DOOR_COUNTERS);
  const engineBell = supervisor.bell('engine');
  let isStopping = false;
  const watch = createAccountWatch(config.ACCOUNTS);
  const status = createStatus({
    accounts: watch.figures,
    version,
    shared,
    clock,
    instruments,
    brokers: brokerIds,
    killSwitch,
    threads: () => supervisor.threads(),
    diskLowBytes: diskLimits.lowBytes,
    isStopping: () => isStopping,
  });
  const ownLine = new ThreadLine(shared.control, roleIndex('gateway'));
  const door = createFrontDoor({
    config,
    instruments,
    accounts: config.ACCOUNTS,
    commands: new RingProducer(shared.commands),
    events,
    answers,
    latch: shared.quotes,
    alive: (monotonicNs) => ownLine.beat(monotonicNs / 1e6),
    ringEngine: () => engineBell.ring(),
    atTurnEnd: () => runner.loop?.wake(),
    history: readOrderHistory(data),
    status,
    counters: doorCounters,
    counterGroups: counterGroups(shared),
    heaps: threadHeaps(shared),
    syncs: shared.syncs,
    histograms: shared.histograms,
    // Reports that were told before they were durable may be lost, and others get their numbers: then no run goes on
    // where the one before ended.
    epoch: config.ACK === 'durable' ? journalId : `${journalId}-${edges.epoch}`,
    clock,
    log,
    keys,
    risk,
    watch,
    killSwitch,
    live: {
      data,
      source: instrumentSource,
      setupOf: (instrument, nowMs) => instrumentSetupOf(config, instrument, nowMs),
      added(more) {
        const message: MoreInstruments = { instruments: more };
        supervisor.tell('market', message);
      },
    },
  });
  const reload = (): void => {
    door.reloadInstruments().then(
      (read) => log.info(`instruments read again: ${JSON.stringify(read)}`),
      (error: unknown) => log.error(`instruments stay as they were: ${(error as Error).message}`),
    );
  };
  process.on('SIGHUP', reload);
  const rememberUntilMs = performance.now() + REMEMBER_MS;
  rememberReports({
    firstSeq: journal.firstSeq,
    lastSeq: journal.lastSeq,
    snapshot: lastReports(data, position.journalId, journal.lastSeq),
    read: (fromSeq, toSeq, onEvent) => void readEvents(data, fromSeq, onEvent, toSeq),
    remembers: door.remembers,
    isLate: () => performance.now() > rememberUntilMs,
  });
  // 6
  const turns = createGatewayAgent({
    door,
    events,
    answers,
    gated: config.ACK === 'durable',
    engine,
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
      tailUs: tailUsOf(mode, cpus),
      pin: () => {},
    },
    (error) => failStop('gateway', shared, error),
  );

  async function stop(): Promise<boolean> {
    isStopping = true;
    process.off('SIGHUP', reload);
    log.info('stopping');
    await door.drain();
    await risk?.stop();
    // Where the engine has no thread of its own the supervisor can't stop it: it takes no more turns from here on.
    await until(() => turns.endEngine(), ENGINE_STOP_MS);
    const inOrder = await supervisor.stop();
    await venue?.stop();
    kill.close();
    journal.lock.release();
    log.info(inOrder ? 'stopped in order' : 'stopped, but not in order');
    return inOrder;
  }

  // 7
  const ports = await door.listen().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  if (boundReceiveBuffers() === 0) log.warn('connections keep the receive buffers that the kernel gives them');
  log.info(`listening on ${config.HOST}:${ports.api}, journal ${journalId} at event ${journal.lastSeq}, ${written}`);
  // 8
  const problem = await untilReady(status, instruments, isAskedToStop);

  return {
    config,
    ports,
    venue,
    keyCount: keys?.keyring.count,
    journal,
    written,
    problem,
    stopped: killSwitch.text(),
    threads: supervisor.threads().map(({ role, cpus }) => `${role} (CPU ${cpus.join(',')})`),
    stop,
  };
}

/** Undefined: nobody needs one. */
function keysOf({ KEYS_FILE: path, ACCOUNTS }: Config, instruments: readonly Instrument[]): OpenKeys | undefined {
  if (path === '') return undefined;
  return openKeys(path, gatewayRules(process.env), createDirectory(instruments, ACCOUNTS, []));
}
