import type { Mutant } from './mutant.ts';

/** Bugs planted by somebody who had read the code and none of its tests: an honest sample of what the tests would miss. */
export const blindMutants: readonly Mutant[] = [
  // ---- core/memory, and who sleeps on it
  {
    name: 'finds the slowest reader by cursors that have wrapped',
    file: 'core/memory/event-ring.ts',
    before: 'const behind = (this.#published - released) | 0;',
    after: 'const behind = this.#published - released;',
    harm: 'After 2^31 events, a reader that is held up on the far side of the wrap is not seen: the engine overwrites slots that the journal or the broker has yet to read.',
  },
  {
    name: 'counts a latch mark before setting it',
    file: 'core/memory/latch.ts',
    before: `  Atomics.or(latch.marks, word, bit);
  Atomics.store(latch.sequence, SEQUENCE, (latch.sequence[SEQUENCE]! + 1) | 0);`,
    after: `  Atomics.store(latch.sequence, SEQUENCE, (latch.sequence[SEQUENCE]! + 1) | 0);
  Atomics.or(latch.marks, word, bit);`,
    harm: 'A sweep between the two finds no mark and later writes find it set already: subscribers of that instrument see a frozen price until another instrument ticks.',
  },
  {
    name: 'says that it is hungry only after it slept',
    file: 'workers/agent.ts',
    before: `      if (work === 0) sleeper.hungry = agent.isHungry?.() ?? false;
      idle(work, agent.parkMs?.() ?? Infinity);`,
    after: `      idle(work, agent.parkMs?.() ?? Infinity);
      if (work === 0) sleeper.hungry = agent.isHungry?.() ?? false;`,
    harm: 'Whenever the engine runs out of room in a ring, nobody wakes it when room comes: orders stand still until its park of 10 ms times out.',
  },

  // ---- core/state, order, risk, routing
  {
    name: 'rebuilds client ids only where their order is still in the table',
    file: 'core/state/deferred-indexes.ts',
    before: 'if (ids.words[row * ID_WIDTH + IdColumn.ORDER_ID] !== 0) used[count++] = row;',
    after: 'if (state.orderRows.find(ids.words, row * ID_WIDTH + IdColumn.ORDER_ID) >= 0) used[count++] = row;',
    harm: 'After a restart from a snapshot, a client that repeats a place whose order has left the table gets a second order instead of the stored answer.',
  },
  {
    name: 'reserves at the old price after a replace',
    file: 'core/order/apply-change.ts',
    before: `    put(orders, to + O.PRICE_TICKS, f64[word + E.PRICE_TICKS]!);
    put(orders, to + O.RESERVE_TICKS, f64[word + E.PRICE_TICKS]!);`,
    after: '    put(orders, to + O.PRICE_TICKS, f64[word + E.PRICE_TICKS]!);',
    harm: 'An order that was replaced to a higher price counts with its old one as soon as the venue has agreed: the account can exceed its limit of open notional.',
  },
  {
    name: 'holds a small order against the side on which the position has more room',
    file: 'core/risk/fast-path.ts',
    before: 'return Math.max(worstLots(books, row, true), worstLots(books, row, false));',
    after: 'return Math.min(worstLots(books, row, true), worstLots(books, row, false));',
    harm: 'Small orders on one side are never held against the position limit: enough of them pass, fill together, and the position is beyond it.',
  },
  {
    name: 'remembers only the last broker that was tried',
    file: 'core/order/apply-change.ts',
    before: 'put(orders, to + O.TRIED, orders.words[to + O.TRIED]! | (1 << u8[at + B.BROKER]!));',
    after: 'put(orders, to + O.TRIED, (orders.words[to + O.TRIED]! & 0) | (1 << u8[at + B.BROKER]!));',
    harm: 'With two brokers that both refuse for the moment, an order goes to and fro between them without end, uses up their rate windows, and its client never hears that it was refused.',
  },
  {
    name: 'forgets a cancel that overtook its acknowledgement',
    file: 'core/order/decide-report.ts',
    before: `    eventKind === EventKind.resolved_open || eventKind === EventKind.acknowledged || eventKind === EventKind.replaced
`,
    after: `    eventKind === EventKind.resolved_open || eventKind === EventKind.replaced
`,
    harm: 'An order of unknown outcome whose cancel was accepted, and whose acknowledgement then comes late, stays in the market and fills although its client was told that it is being cancelled.',
  },

  // ---- core/journal and workers/journal
  {
    name: 'shortens the torn segment before the next one holds its last batch',
    file: 'workers/journal/repair-journal.ts',
    before: `    createSegmentFile(files, paths, next, reserveBelowBytes, first);
    files.truncate(old, provenAt);
    files.datasync(old);`,
    after: `    files.truncate(old, provenAt);
    files.datasync(old);
    createSegmentFile(files, paths, next, reserveBelowBytes, first);`,
    harm: 'A second crash, or a full disk, while a start repairs the journal loses the last batch of acknowledged orders, and the journal is refused as damaged.',
  },
  {
    name: 'trusts the name of a new segment without syncing its folder',
    file: 'workers/journal/segment-files.ts',
    before: `    files.rename(from, segmentPath(paths, header.number));
    files.syncFolder(paths.journal);`,
    after: '    files.rename(from, segmentPath(paths, header.number));',
    harm: 'After a power failure soon after a new segment was begun, its name may be gone, and with it orders that were acknowledged as durable.',
  },
  {
    name: 'goes on with the wrong bytes after a short write',
    file: 'workers/files.ts',
    before: 'const written = files.write(fd, bytes, from + done, count - done, at + done);',
    after: 'const written = files.write(fd, bytes, from, count - done, at + done);',
    harm: 'A write that the kernel cuts short is completed with the beginning of the batch: acknowledged orders are damaged on the disk, and the next start refuses the journal or drops them.',
  },
  {
    name: 'never takes back that the disk is low',
    file: 'workers/journal/journal-role.ts',
    before: 'control.diskLow = level === DiskLevel.refuse;',
    after: 'if (level === DiskLevel.refuse) control.diskLow = true;',
    harm: 'Once the disk was nearly full, new orders are refused with DISK_LOW until somebody restarts the gateway, although there is space again.',
  },

  // ---- workers/follower
  {
    name: 'keeps a half-written archive after a full disk',
    file: 'workers/follower/follower-agent.ts',
    before: `      archiver.close();
      preparer.close();
      retryUs`,
    after: `      preparer.close();
      retryUs`,
    harm: 'When the disk is full for a moment while a segment is archived, the archive lacks a chunk, and the segment is recycled all the same: those events are gone for ever.',
  },
  {
    name: 'recycles a segment before the manifest knows of its archive',
    file: 'workers/follower/archiver.ts',
    before: `    this.#addToManifest(entry);
    recycleSegment(this.#files, this.#paths, number, segmentBytes);`,
    after: `    recycleSegment(this.#files, this.#paths, number, segmentBytes);
    this.#addToManifest(entry);`,
    harm: 'After a crash between the two a segment is in no journal and no manifest: nobody can read the events from the beginning any more, and without a usable snapshot the gateway no longer starts.',
  },

  // ---- workers/broker
  {
    name: 'waits in a new session for a list of the old one',
    file: 'workers/broker/desk-session.ts',
    before: `      listsAsked = 0;
      listsToCome = 0;
      probes`,
    after: `      listsAsked = 0;
      probes`,
    harm: 'When a session is lost before the venue has sent its list of open orders, the next one is not reconciled for 30 seconds: orders are refused and unknown outcomes stay unknown.',
  },
  {
    name: 'believes at once that an order is absent in the session that sent it',
    file: 'workers/broker/desk-doubts.ts',
    before: 'if (session.isFenced() && probe.sentSession < session.number()) return true;',
    after: 'if (session.isFenced() && probe.sentSession <= session.number()) return true;',
    harm: 'A question that overtakes a slow place ends the order as not_sent: its client sends it again, the first one fills as well, and the symbol is halted.',
  },
  {
    name: 'lets a report overtake those that were set aside',
    file: 'workers/broker/report-writer.ts',
    before: 'if (roomFor(1)) {',
    after: 'if (ring.room(1) > 0) {',
    harm: 'When the reports ring was full and the engine has just made room, a state comes before the fills that it counts: it is booked to suspense and the symbol is halted.',
  },

  // ---- gateway
  {
    name: 'keeps the pending row of a request that found no slot',
    file: 'gateway/inbound/calls.ts',
    before: `      pending.close(slot);
      return refuse(responder, busy);`,
    after: '      return refuse(responder, busy);',
    harm: 'Under overload every refused request holds a row for 5 seconds and is answered a second time when they are over; soon there is no row left for cancels either.',
  },
  {
    name: 'offers one report more than the order log holds',
    file: 'gateway/outbound/order-log.ts',
    before: 'if (sequence - first[account]! >= capacity) first[account]',
    after: 'if (sequence - first[account]! > capacity) first[account]',
    harm: 'A client that resumes the orders channel at the oldest report that is offered gets the newest in its place: it misses a fill, and is told that everything was recovered.',
  },
  {
    name: 'takes a thread that it ends itself for one that died',
    file: 'gateway/control/supervisor.ts',
    before: `        const { worker } = thread;
        thread.worker = undefined;
        await`,
    after: `        const { worker } = thread;
        await`,
    harm: 'A thread that does not stop in time ends the process as a defect of that thread (8x instead of 75), before the other threads have stopped: no last snapshot is kept.',
  },

  // ---- a second sample: what was new a day after the first
  {
    name: 'takes the oldest segment that is left for the whole minute',
    file: 'workers/broker/sent-before.ts',
    before: 'let isWhole = fromSeq === 1;',
    after: 'let isWhole = fromSeq === firstSeq;',
    harm: 'After two crashes within a minute the first run is in the archive already: what it sent is not counted, and the venue refuses orders, or locks the account out, for going beyond its limits.',
  },
  {
    name: 'keeps no request for cancels of a small limit',
    file: 'workers/broker/rate-windows.ts',
    before: 'Math.ceil(limit / KEPT_SHARE)',
    after: 'Math.floor(limit / KEPT_SHARE)',
    harm: 'At a venue that takes fewer than ten requests a second or a minute, places use up the window, and a cancel waits until it has passed while its order fills.',
  },
  {
    name: 'tells the head of a segment before the segment has its name',
    file: 'workers/journal/segment-files.ts',
    before: `    files.rename(from, segmentPath(paths, header.number));
    files.syncFolder(paths.journal);
    writeHead(files, paths, header);`,
    after: `    writeHead(files, paths, header);
    files.rename(from, segmentPath(paths, header.number));
    files.syncFolder(paths.journal);`,
    harm: 'After a crash between the two the head names a segment that never was: the start refuses a journal that lacks nothing as damaged.',
  },
  {
    name: 'proves the stop marker by a sync of pages that nobody wrote again',
    file: 'workers/journal/repair-journal.ts',
    before: `    writeWhole(files, fd, block, 0, BLOCK_BYTES, marker.at);
`,
    after: '',
    harm: 'Where the sync of the stop marker had failed, the next run believes the page cache and goes on behind a block that the disk lacks: after a power failure the journal is refused as damaged.',
  },
  {
    name: 'takes time on a core for time waited for one',
    file: 'workers/core-wait.ts',
    before: "const [, waitedNs = '0'] =",
    after: "const [waitedNs = '0'] =",
    harm: 'On an overloaded machine a thread that only waits for a core ends the process as hanging, while one that loops for ever is found after three times its time.',
  },
  {
    name: 'believes a replace that nobody has asked for',
    file: 'core/order/doubt-figures.ts',
    before: 'if (words[from + O.PENDING_TICKS] === 0) return !saysWhatItIs(state, row, report, at);',
    after: 'if (words[from + O.PENDING_TICKS] === 0) return false;',
    harm: 'An answer of two replaces ago that the venue tells again sets the order back to its old price and quantity here: its client is told them, and risk reserves for an order that the market does not have.',
  },
  {
    name: 'forgets that an order which was partly filled is overdue',
    file: 'core/order/decide-venue-state.ts',
    before: 'if (status !== OrderStatus.live && status !== OrderStatus.partly_filled) return false;',
    after: 'if (status !== OrderStatus.live) return false;',
    harm: 'A DAY or GTD order with a fill, whose cancel at its end was refused, is not cancelled again when the venue says that it rests: it goes on trading after its time.',
  },
  {
    name: 'measures the pace of the engine from what was claimed',
    file: 'gateway/inbound/admit.ts',
    before: 'lookedTaken = taken;',
    after: 'lookedTaken = claimed;',
    harm: 'What was queued at the last look is held against the engine: in a long burst a fast engine counts as slow, and places behind a thousand others are refused as busy that would have waited for a few milliseconds.',
  },
  {
    name: 'compares the clock with its last look instead of what was told',
    file: 'gateway/control/alarms.ts',
    before: `      if (told === undefined) return false;
      clockMs = offsetMs;`,
    after: `      clockMs = offsetMs;
      if (told === undefined) return false;`,
    harm: 'A wall clock that drifts away by less than half a second at a time is never told of: DAY and GTD orders end at the wrong time by minutes, and the log is silent.',
  },
  {
    name: 'realises the part of a fill that opens the other side',
    file: 'core/position/fill.ts',
    before: '-sign * closing * ticks - closedCost',
    after: '-sign * lots * ticks - closedCost',
    harm: 'A fill that turns a long position into a short one books the price of the new position as profit: the account shows money that it never made.',
  },
];
