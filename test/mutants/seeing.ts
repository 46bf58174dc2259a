import type { Mutant } from './mutant.ts';

/** Bugs planted by somebody who had read the tests: the classics of the trade, each where it would hurt most. */
export const seeingMutants: readonly Mutant[] = [
  // ---- what is acknowledged is on the disk
  {
    name: 'acknowledges before the sync',
    file: 'workers/journal/journal-agent.ts',
    before: `    if (!writer.commit()) return 0;
    lastWriteUs = nowUs;
    onSynced?.((reader.position + taken) | 0);
    // Durable before released: a slot's sequence must never be ahead of what its readers may see.
    durable.advance((reader.position + taken) | 0);`,
    after: `    durable.advance((reader.position + taken) | 0);
    if (!writer.commit()) return 0;
    lastWriteUs = nowUs;
    onSynced?.((reader.position + taken) | 0);`,
    harm: 'An order is acknowledged, and sent, that a power cut in the same millisecond takes back.',
  },
  {
    name: 'syncs before it writes',
    file: 'workers/journal/journal-writer.ts',
    before: `      writeBlocks(this.#files, this.#fd, this.#batches[count / BLOCK_BYTES]!, count, this.#at);
      this.#files.datasync(this.#fd);`,
    after: `      this.#files.datasync(this.#fd);
      writeBlocks(this.#files, this.#fd, this.#batches[count / BLOCK_BYTES]!, count, this.#at);`,
    harm: 'Each batch is acknowledged one sync too early: a power cut loses the last one.',
  },
  {
    name: 'retries a failed sync',
    file: 'workers/journal/journal-writer.ts',
    before: `      this.#files.datasync(this.#fd);
      this.#at += bytes;`,
    after: `      try {
        this.#files.datasync(this.#fd);
      } catch {
        this.#files.datasync(this.#fd);
      }
      this.#at += bytes;`,
    harm: 'The second sync succeeds without the pages that the first one lost: acknowledged orders are not on the disk.',
  },
  {
    name: 'goes on after a failed write',
    file: 'workers/journal/journal-writer.ts',
    before: `      this.#poisoned = true;
      this.#onPoisoned();`,
    after: `      this.#onPoisoned();`,
    harm: 'What comes after a hole in the journal is acknowledged, and unreadable at the next start.',
  },
  {
    name: 'gives a snapshot its name before it is on the disk',
    file: 'workers/follower/snapshot-writer.ts',
    before: `    writeWhole(this.#files, this.#fd, encodeSnapshotHeader(header), 0, SNAPSHOT_HEADER_BYTES, 0);
    this.#files.datasync(this.#fd);`,
    after: `    writeWhole(this.#files, this.#fd, encodeSnapshotHeader(header), 0, SNAPSHOT_HEADER_BYTES, 0);`,
    harm: 'After a power cut both newest snapshots may be empty, and the segments behind them are recycled already.',
  },
  // ---- what is read back is what was written
  {
    name: 'skips the checksum of a batch',
    file: 'core/journal/scan.ts',
    before: 'if (checksum(u8.subarray(from, from + bytes), seed) !== i32[half + HeadHalf.PAYLOAD_CHECKSUM]! >>> 0) {',
    after: 'if (checksum(u8.subarray(from, from + bytes), seed) < 0) {',
    harm: 'A flipped bit in a price or a quantity is replayed as the truth.',
  },
  {
    name: 'takes damage in the middle for a torn tail',
    file: 'core/journal/scan.ts',
    before: '  if (later >= 0) return damaged(`, but a later batch stands at byte ${later}`);\n',
    after: '  if (later === 0) return damaged(`, but a later batch stands at byte ${later}`);\n',
    harm: 'One bad sector, and every acknowledged order behind it is cut off without a word.',
  },
  {
    name: 'trusts what it reads after a crash',
    file: 'workers/journal/open-journal.ts',
    before: `const clean = scan.verdict === 'whole' && (scan.last?.kind === BatchKind.stop || untouched);`,
    after: `const clean = scan.verdict === 'whole' && (BatchKind.stop > 0 || untouched);`,
    harm: 'The batch whose sync failed is believed from the page cache, acknowledged to a retry, and gone at the next power cut.',
  },
  {
    name: 'does not compare checkpoints',
    file: 'workers/follower/replica.ts',
    before: 'if (expected.low !== low || expected.high !== high) {',
    after: 'if (expected.low !== low && expected.high !== high && low < 0 && low > 0) {',
    harm: 'A replay that comes out otherwise trades on with wrong positions.',
  },
  {
    name: 'goes on after a replay that differs',
    file: 'workers/follower/recover.ts',
    before: 'divergence ??= applyChecked(replica, records, at);',
    after: 'applyChecked(replica, records, at);',
    harm: 'A start that finds its own state contradicted starts all the same.',
  },
  {
    name: 'lets two gateways on one data folder',
    file: 'workers/journal/lock.ts',
    before: 'if ((flock(fd, LOCK_EX | LOCK_NB) as number) !== 0) {',
    after: 'if ((flock(fd, LOCK_EX | LOCK_NB) as number) > 0) {',
    harm: 'Two processes write one journal: neither can ever be read again.',
  },
  // ---- memory between threads
  {
    name: 'looks for work before it arms',
    file: 'core/memory/doorbell.ts',
    before: `    Atomics.store(this.#control, ARMED, 1);
    if (!this.#hasWork()) return true;
    Atomics.store(this.#control, ARMED, 0);
    return false;`,
    after: `    if (this.#hasWork()) return false;
    Atomics.store(this.#control, ARMED, 1);
    return true;`,
    harm: 'A wake-up between the look and the arming is missed: an order waits for the time-out.',
  },
  {
    name: 'believes a latch slot without looking at its version again',
    file: 'core/memory/latch.ts',
    before: '      if (Atomics.load(i32, word + VERSION) !== version) continue;\n',
    after: '',
    harm: 'Bid of one tick, ask of another: a reference price that never was decides the collar.',
  },
  {
    name: 'shows a slot to its reader while it is being written',
    file: 'core/memory/ring.ts',
    before: `    invariant(((staged - this.#releasedSeen) | 0) < this.capacity, 'ring: claim without room');
    this.#staged = (staged + 1) | 0;`,
    after: `    invariant(((staged - this.#releasedSeen) | 0) < this.capacity, 'ring: claim without room');
    this.#staged = (staged + 1) | 0;
    Atomics.store(this.#published, 0, this.#staged);`,
    harm: 'The engine decides on half a command: the size of one order at the price of another.',
  },
  {
    name: 'gives slots back before it has read them',
    file: 'workers/broker/broker-agent.ts',
    before: `    for (let i = 0; i < count; i++) hear(events.at(i), nowUs, nowNs);
    events.release(count);`,
    after: `    const slots = Array.from({ length: count }, (_, i) => events.at(i));
    events.release(count);
    for (const at of slots) hear(at, nowUs, nowNs);`,
    harm: 'Under load the engine writes over an order that is on its way out: another one is sent in its place.',
  },
  {
    name: 'shows a query what is not durable yet',
    file: 'gateway/outbound/pump.ts',
    before: 'if (gated && !isAtOrBehind(records.f64[(at >> 3) + ARG0]! | 0, durable)) break;',
    after: 'if (gated && isAtOrBehind(records.f64[(at >> 3) + ARG0]! | 0, durable - 0x4000_0000)) break;',
    harm: 'A client sees a fill that a crash takes back.',
  },
  // ---- the venue: at most once, and never forgotten
  {
    name: 'sends an order of unknown outcome again',
    file: 'workers/broker/desk-sending.ts',
    before: `    doubts.unanswered(row, kind, nowUs);
    outstanding.remove(row);`,
    after: `    doubts.unanswered(row, kind, nowUs);
    const terms = { side: Side.sell, type: OrderType.limit, timeInForce: TimeInForce.gtc, expireAtUs: 0, postOnly: false };
    const numbers = { priceTicks: outstanding.priceTicks[row]!, quantityLots: outstanding.quantityLots[row]! };
    const again = { kind, orderId, attempt, account: 0, instrument: 0, ...terms, ...numbers, queuedUs: nowUs, queuedNs: 0 };
    if (kind === RequestKind.place) outbox.push(again);
    outstanding.remove(row);`,
    harm: 'A slow answer, and the order is at the venue twice.',
  },
  {
    name: 'lets a cancel overtake its order',
    file: 'workers/broker/outbox.ts',
    before: `    const before = rows.find(request.orderId);
    if (before !== NO_ROW) return queues[before]!;`,
    after: `    const before = rows.find(request.orderId);
    if (before !== NO_ROW && request.kind !== RequestKind.cancel) return queues[before]!;`,
    harm: 'The venue refuses the cancel of an order that it hasn’t seen, then takes the order: it rests, unwanted.',
  },
  {
    name: 'starts the rate window anew with each session',
    file: 'workers/broker/desk.ts',
    before:
      '  const windows = createRateWindows(options.limits, { count: options.sentBefore ?? 0, atUs: clock.nowUs() });\n',
    after: `  let ofSession = { session: 0, windows: createRateWindows(options.limits) };
  const { hasLimit, most } = ofSession.windows;
  function current(): ReturnType<typeof createRateWindows> {
    const number = session.number();
    if (ofSession.session !== number) ofSession = { session: number, windows: createRateWindows(options.limits) };
    return ofSession.windows;
  }
  const windows: ReturnType<typeof createRateWindows> = {
    hasLimit,
    most,
    admits: (nowUs, isCancel) => current().admits(nowUs, isCancel),
    sent: (nowUs) => current().sent(nowUs),
    left: (nowUs) => current().left(nowUs),
  };
`,
    harm: 'A reconnect in mid-second sends twice what the venue allows, and is banned.',
  },
  {
    name: 'keeps none of the rate for cancels',
    file: 'workers/broker/rate-windows.ts',
    before: 'if (window.used(nowUs) >= (isCancel ? window.limit : window.limit - window.kept)) return false;',
    after: 'if (window.used(nowUs) >= window.limit || (isCancel && window.limit < 0)) return false;',
    harm: 'In a burst of orders nothing can be cancelled until the window has passed.',
  },
  // ---- decisions
  {
    name: 'drops a report of an order that it does not know',
    file: 'core/order/decide-report.ts',
    before: 'if (row < 0) return suspend(state, -1, report, at, inputs, out);',
    after: 'if (row < 0) return -1;',
    harm: 'A fill that nobody can explain is nowhere: the position is wrong and nobody is told.',
  },
  {
    name: 'forgets which executions it has booked',
    file: 'core/order/decide-report.ts',
    before: '    if (known >= 0) {\n',
    after: '    if (known >= 0 && row < 0) {\n',
    harm: 'A fill told twice, as after every reconnect, is booked twice.',
  },
  {
    name: 'cuts an overfill down to the size of the order',
    file: 'core/order/decide-fill.ts',
    before: '  f64[(to >>> 3) + E.FILLED_LOTS] = filled;\n',
    after: '  f64[(to >>> 3) + E.FILLED_LOTS] = Math.min(filled, most);\n',
    harm: 'What the venue filled beyond the order is in nobody’s position.',
  },
  {
    name: 'forgets the exposure of orders in flight',
    file: 'core/order/reserve.ts',
    before: 'return !isFinal(words[at + O.STATUS]!) && (words[at + O.FLAGS]! & OrderFlag.covered) === 0;',
    after:
      'return !isFinal(words[at + O.STATUS]!) && words[at + O.STATUS] !== 1 && (words[at + O.FLAGS]! & OrderFlag.covered) === 0;',
    harm: 'A burst of orders passes the limit as a whole, because none of them counts before its acknowledgement.',
  },
  {
    name: 'forgets the exposure of unknown orders',
    file: 'core/order/reserve.ts',
    before: 'return !isFinal(words[at + O.STATUS]!) && (words[at + O.FLAGS]! & OrderFlag.covered) === 0;',
    after:
      'return !isFinal(words[at + O.STATUS]!) && words[at + O.STATUS] !== 6 && (words[at + O.FLAGS]! & OrderFlag.covered) === 0;',
    harm: 'Orders that may live at a venue count for nothing: the limit is passed by as much.',
  },
  {
    name: 'routes to the next broker while trading is halted',
    file: 'core/order/reroute.ts',
    before: 'const isStopped = state.globals.words[GlobalColumn.HALTED] === 1 || stopsOrder(stopWords);',
    after: 'const isStopped = state.globals.words[GlobalColumn.HALTED] === 1 && stopsOrder(stopWords);',
    harm: 'After the kill switch an order still leaves, by way of a refusal.',
  },
  {
    name: 'lets time go back with the clock',
    file: 'workers/engine/engine-agent.ts',
    before: 'inputs.nowUs = Math.max(nowUs, state.globals.words[GlobalColumn.TIME_US]!);',
    after: 'inputs.nowUs = nowUs;',
    harm: 'After a start with a clock that was set back, events are older than those before them, and orders expire late.',
  },
  {
    name: 'takes a silent thread for a beating one',
    file: 'workers/stall-watch.ts',
    before: 'if (paused || !runs || beatMs !== thread.beatMs || calls !== thread.calls) thread.seenUs = nowUs;',
    after: 'if (paused || !runs || beatMs >= thread.beatMs || calls !== thread.calls) thread.seenUs = nowUs;',
    harm: 'A hung engine hangs for ever, with orders in flight, and nothing restarts it.',
  },
  // ---- what is held, remembered, slept over
  {
    name: 'lets a fill wait for company',
    file: 'core/journal/hold.ts',
    before: 'return kind !== EventKind.acknowledged && kind !== EventKind.checkpoint;',
    after: 'return kind !== EventKind.acknowledged && kind !== EventKind.checkpoint && kind !== EventKind.filled;',
    harm: 'Who trades on a fill hears of it later than the disk would allow.',
  },
  {
    name: 'holds what nobody waits for until somebody comes',
    file: 'workers/engine/engine-agent.ts',
    before: 'if (!isUrgent && holdUs() > 0) return;',
    after: 'if (!isUrgent) return;',
    harm: 'On a quiet day an acknowledgement is never on the disk, and nobody is told that the order rests.',
  },
  {
    name: 'lets the broker sleep over cancels',
    file: 'core/schema/broker-events.ts',
    before: '  EventKind.cancel_requested,\n',
    after: '',
    harm: 'A cancel leaves when the next order does, or the backstop wakes the broker.',
  },
  {
    name: 'judges by the first quote that it has read',
    file: 'workers/engine/reference-prices.ts',
    before: 'if (quotes.newest(instrument) + VERSION_0 !== known[at + VERSION] && !read(instrument)) return;',
    after: 'if (known[at + VERSION] === 0 && !read(instrument)) return;',
    harm: 'The collar stays where the market was in the morning, and then every price is stale.',
  },
  {
    name: 'has no room for the cancels of a full outbox',
    file: 'workers/broker/outbox.ts',
    before: '(joins ? 2 * capacity : capacity)',
    after: '(joins ? capacity : capacity)',
    harm: 'The cancels of a burst are refused while its orders still go out.',
  },
  {
    name: 'keeps ended orders one behind the other, whatever their ids',
    file: 'workers/follower/order-history.ts',
    before: 'return index === runIndex + runCount && runCount',
    after: 'return runCount',
    harm: 'An order that has left the table is found in another one’s place.',
  },
  {
    name: 'sleeps over an answer that waits for nothing',
    file: 'gateway/boot/turns.ts',
    before: 'return !gated || isAtOrBehind(',
    after: 'return gated && isAtOrBehind(',
    harm: 'With ACK=accepted a query waits for a sync that it has nothing to do with.',
  },
  // ---- limits, whatever fails meanwhile: the simulator’s own sums
  {
    name: 'judges by limits that were changed since',
    file: 'core/risk/resolve.ts',
    before: 'resolved.version += 1;',
    after: '',
    harm: 'A limit is lowered, the answer says so, and orders go on being taken by the one before.',
  },
  {
    name: 'lets the first order of a tag past the limits of a position',
    file: 'core/risk/exposure-gates.ts',
    before: 'if (order.tagScope >= 0 || order.hasTag) {',
    after: 'if (order.tagScope >= 0) {',
    harm: 'A strategy that turns its account’s position around at once holds as much as it likes.',
  },
  {
    name: 'leaves an order that went elsewhere in the limits of its first broker',
    file: 'core/order/apply-exposure.ts',
    before: 'changes[S.OPEN_ORDERS] = -orders;',
    after: 'changes[S.OPEN_ORDERS] = 0;',
    harm: 'With each order that it is too busy for a broker has room for one less, until it gets none.',
  },
  {
    name: 'lets a book trade on that was stopped by the limits of its executions',
    file: 'core/risk/conduct-gates.ts',
    before: 'if (!isTripped(state.tagBookRisk, tagBook)) return true;',
    after: 'if (!isTripped(state.bookRisk, book)) return true;',
    harm: 'A strategy that runs away goes on as long as its account as a whole trades little.',
  },
  {
    name: 'sends a held order before the cancel that it waits for is confirmed',
    file: 'core/order/decide-held.ts',
    before: '    if (metBy(state, from, true) >= 0) return Act.wait;\n',
    after: '',
    harm: 'Its cancel is asked for, not confirmed: the firm trades with itself.',
  },
  {
    name: 'fails over past the limits of the next broker',
    file: 'core/risk/broker-room.ts',
    before: 'if (broker < 0 || hasRoom(state, row, broker)) return broker;',
    after: 'if (broker < 0 || hasRoom(state, row, broker) || without >= tried) return broker;',
    harm: 'One broker that is busy fills the next one past all that was set for it.',
  },
  {
    name: 'books only the buys of a tag',
    file: 'core/order/apply-exposure.ts',
    before: '  bookFill(state.tagBooks, tagBook, side,',
    after: '  if (lots > 0) bookFill(state.tagBooks, tagBook, side,',
    harm: 'A strategy that has sold everything is told that it holds it still.',
  },
  {
    name: 'asks the account for room, and not the firm',
    file: 'core/risk/scopes-have-room.ts',
    before: 'const count = order.tagScope < 0 ? TAG : MOST;',
    after: 'const count = order.tagScope < 0 ? FIRM : MOST;',
    harm: 'Each account keeps its limits, and all of them together pass the firm’s.',
  },
  {
    name: 'counts the open exits of a position twice over',
    file: 'core/risk/state-gates.ts',
    before: 'return reducible > others ? reducible - others : 0;',
    after: 'return reducible > others || reducible > 0 ? reducible : 0;',
    harm: 'Two exits of one position turn it, where only exits are allowed.',
  },
  // ---- what a client's order wants beyond itself
  {
    name: 'lets a stop leave while its target rests',
    file: 'core/order/plans/decide-group.ts',
    before: 'return isOpen(state, group.target) ? -1 : releaseStop(state, group, inputs, part, out);',
    after: 'return releaseStop(state, group, inputs, part, out);',
    harm: 'Both exits of a position are at the venue at once: both fill, and a position is opened that nobody asked for.',
  },
  {
    name: 'leaves the target at its venue once the stop triggered',
    file: 'core/order/plans/decide-group.ts',
    before: 'const isTargetOver = group.isStopped || group.wantedLots === 0;',
    after: 'const isTargetOver = group.wantedLots === 0;',
    harm: 'The stop waits for ever for a target that nobody cancels: the loss that it was to end goes on.',
  },
  {
    name: 'sends a smaller exit where trading is halted',
    file: 'core/order/plans/decide-group.ts',
    before: 'if (isHalted(state, group, inputs)) return mayWait ? -1 : cancel(state, row, inputs, part, out);',
    after: 'if (isHalted(state, group, inputs) && mayWait) return -1;',
    harm: 'Venues are asked to change orders of a firm that is halted.',
  },
  {
    name: 'forgets what was closed from outside',
    file: 'core/order/plans/group-view.ts',
    before: '- words[at + P.OUTSIDE_LOTS]!;',
    after: '- 0 * words[at + P.OUTSIDE_LOTS]!;',
    harm: 'A client who closes half of a position by hand has exits for all of it: what is left over goes short.',
  },
  {
    name: 'tells nobody that protection is missing',
    file: 'core/order/plans/group-watch.ts',
    before: 'if (isTold || inputs.nowUs < sinceUs + protectUs) return -1;',
    after: 'if (isTold || inputs.nowUs < sinceUs + 1_000 * protectUs) return -1;',
    harm: 'A position stands without its stop for a quarter of an hour, and no alarm says so.',
  },
  {
    name: 'counts an iceberg’s leg beside its whole',
    file: 'core/order/plans/place-child.ts',
    before: '(child.isCovered ? OrderFlag.covered : 0)',
    after: '(child.isCovered ? 0 * OrderFlag.covered : 0)',
    harm: 'What is open of an iceberg is held twice: its account meets its limits at half of them.',
  },
  {
    name: 'shows a second leg of an iceberg before the first is gone',
    file: 'core/order/plans/decide-iceberg.ts',
    before: ': words[at + I.OPEN_LEGS] === 0;',
    after: ': words[at + I.OPEN_LEGS]! <= 1;',
    harm: 'Twice as much is shown as was asked for, and up to one leg too much is bought.',
  },
  {
    name: 'makes the last leg of an iceberg as large as the whole',
    file: 'core/order/plans/decide-iceberg.ts',
    before: 'isSliced ? plan[at + I.GIVEN_LOTS]! : words[from + O.FILLED_LOTS]!',
    after: 'isSliced ? plan[at + I.GIVEN_LOTS]! : 0 * words[from + O.FILLED_LOTS]!',
    harm: 'More is bought than was ordered.',
  },
  {
    name: 'looks only at the newest price of a record',
    file: 'core/order/plans/decide-prices.ts',
    before: 'const hit = prices[hitAt]!;',
    after: 'const hit = prices[hitAt && newestAt]!;',
    harm: 'A spike between two looks triggers no stop.',
  },
  {
    name: 'leaves a group ended when one of its exits fills late',
    file: 'core/order/plans/apply-plan.ts',
    before: 'if (isEnded && kind === EventKind.filled && isGroup(words[to + P.WAS]!)) reopenGroup(state, plan);',
    after: 'if (isEnded && kind === EventKind.filled && isGroup(words[to + P.KIND]!)) reopenGroup(state, plan);',
    harm: 'A fill that comes behind the end of its group is neither protected nor told as too much.',
  },
];
