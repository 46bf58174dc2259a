import { invariant } from '../../core/invariant.ts';
import type { Records } from '../../core/memory/records.ts';
import { scratchWords } from '../../core/memory/scratch.ts';
import { CommandWord } from '../../core/schema/command.ts';
import type { Refusal } from './refusal.ts';

/** Where an answer goes: an HTTP response or a call of a WebSocket session. Answered once, or never if the peer left. */
export interface Responder {
  /** `result`: JSON. */
  ok(status: number, result: string): void;
  refuse(refusal: Refusal): void;
  /** Whether a result may stand in the answer line (`outbound/answer-line.ts`); then `okLine` is called instead of `ok`. */
  takesLine?(): boolean;
  /** The result stands there from `LINE_FROM` up to `end`, during the call; what is around it may be written to. */
  okLine?(status: number, end: number): void;
  /**
   * For those who want no JSON: the event at byte `at` is the answer. Where it is there, it is called instead of `ok` for
   * places, cancels, replaces and cancel-alls. `riskUs`, `totalUs`: from a place's arrival to its decision and to this
   * answer; else -1.
   */
  event?(status: number, records: Records, at: number, riskUs: number, totalUs: number): void;
}

export const PendingKind = {
  place: 1,
  cancel: 2,
  replace: 3,
  cancel_all: 4,
  order: 5,
  orders: 6,
  fills: 7,
  positions: 8,
  /** The instrument of an order, before its replace can be read. */
  resolve: 9,
  /** A change of a guard: cancel on disconnect, cancel after. */
  guard: 10,
  account: 11,
  pnl: 12,
  limits: 13,
  validate: 14,
  /** What an administrator changes: answered by its event. */
  admin: 15,
  /** A trading state, or how many orders are open in its scope. */
  trading: 16,
  cancel_replace: 17,
} as const;
export type PendingKind = (typeof PendingKind)[keyof typeof PendingKind];

/**
 * Requests that were handed to the engine and wait for its answer. A row's request id is its generation and its slot,
 * so that an answer that comes after the deadline finds nobody:
 *
 *   request id = generation × 65,536 + slot
 *
 * All have the same deadline, so the order of opening, kept as a linked list, is the order of expiry.
 */
export interface Pending {
  readonly count: number;
  readonly capacity: number;
  /** The slot, or -1: full. */
  open(kind: PendingKind, responder: Responder, nowNs: number): number;
  /** The slot of a request that still waits, or -1. */
  find(requestId: number): number;
  /** The same of the request whose id is word `at`: as an argument it would be an object, wherever V8 doesn't inline the call. */
  findAt(words: Float64Array, at: number): number;
  kind(slot: number): PendingKind;
  responder(slot: number): Responder;
  openedNs(slot: number): number;
  requestId(slot: number): number;
  /** Says in the command at byte `at` who waits for it and since when: returned, each number could be an object. */
  stamp(slot: number, records: Records, at: number): void;
  /** Rows of a list, as JSON, until its end comes. */
  rows(slot: number): string[];
  /** What a `resolve` does next with the instrument. */
  resume(slot: number): ((instrument: number) => void) | undefined;
  /** The order that a place has become, 0 while it is none. */
  orderId(slot: number): number;
  becomes(slot: number, orderId: number): void;
  onResolved(slot: number, resume: (instrument: number) => void): void;
  close(slot: number): void;
  /** Closes every row opened at or before `openedNs` and hands it over first. */
  expire(openedNs: number, expired: (slot: number) => void): void;
}

export const MAX_PENDING = 65_536;
const SLOTS = 65_536;
const SLOT_MASK = SLOTS - 1;
const NONE = -1;
const { REQUEST_ID, RECEIVED_NS } = CommandWord;
const sought = scratchWords(1);

/** `firstGeneration` tells the request ids of one run from those of another: any integer below 2^36 that grows. */
export function createPending(capacity: number, firstGeneration: number): Pending {
  invariant(capacity >= 1 && capacity <= MAX_PENDING, 'pending: 1 to 65,536 rows');
  const generation = new Float64Array(capacity).fill(firstGeneration);
  const openedNs = new Float64Array(capacity);
  const orderIds = new Float64Array(capacity);
  const kinds = new Uint8Array(capacity);
  const responders = Array.from<Responder | undefined>({ length: capacity });
  const lists = Array.from<string[] | undefined>({ length: capacity });
  const resumes = Array.from<((instrument: number) => void) | undefined>({ length: capacity });
  const older = new Int32Array(capacity).fill(NONE);
  const newer = new Int32Array(capacity).fill(NONE);
  // A queue, not a stack: a slot rests as long as possible before it is used again.
  const free = Int32Array.from({ length: capacity }, (_, slot) => slot);
  let freeAt = 0;
  let oldest = NONE;
  let newest = NONE;

  function close(slot: number): void {
    invariant(responders[slot] !== undefined, 'pending: closed twice');
    responders[slot] = undefined;
    lists[slot] = undefined;
    resumes[slot] = undefined;
    const before = older[slot]!;
    const after = newer[slot]!;
    if (before === NONE) oldest = after;
    else newer[before] = after;
    if (after === NONE) newest = before;
    else older[after] = before;
    const end = freeAt + capacity - pending.count;
    free[end < capacity ? end : end - capacity] = slot;
    pending.count -= 1;
  }

  function findAt(words: Float64Array, at: number): number {
    const requestId = words[at]!;
    const slot = requestId & SLOT_MASK;
    if (slot >= capacity || responders[slot] === undefined) return NONE;
    return generation[slot]! * SLOTS + slot === requestId ? slot : NONE;
  }

  const pending = {
    capacity,
    // A plain number: of a literal with an accessor V8 makes a dictionary, and of each call of it a search.
    count: 0,
    open(kind, responder, nowNs) {
      if (pending.count === capacity) return NONE;
      const slot = free[freeAt]!;
      freeAt = freeAt + 1 === capacity ? 0 : freeAt + 1;
      pending.count += 1;
      generation[slot]! += 1;
      openedNs[slot] = nowNs;
      orderIds[slot] = 0;
      kinds[slot] = kind;
      responders[slot] = responder;
      older[slot] = newest;
      newer[slot] = NONE;
      if (newest === NONE) oldest = slot;
      else newer[newest] = slot;
      newest = slot;
      return slot;
    },
    find(requestId) {
      sought[0] = requestId;
      return findAt(sought, 0);
    },
    findAt,
    kind: (slot) => kinds[slot] as PendingKind,
    responder(slot) {
      const responder = responders[slot];
      invariant(responder !== undefined, 'pending: nobody waits there');
      return responder;
    },
    openedNs: (slot) => openedNs[slot]!,
    requestId: (slot) => generation[slot]! * SLOTS + slot,
    stamp(slot, { f64 }, at) {
      f64[(at >> 3) + REQUEST_ID] = generation[slot]! * SLOTS + slot;
      f64[(at >> 3) + RECEIVED_NS] = openedNs[slot]!;
    },
    rows(slot) {
      const list = lists[slot] ?? [];
      lists[slot] = list;
      return list;
    },
    resume: (slot) => resumes[slot],
    orderId: (slot) => orderIds[slot]!,
    becomes(slot, orderId) {
      orderIds[slot] = orderId;
    },
    onResolved(slot, resume) {
      resumes[slot] = resume;
    },
    close,
    expire(limitNs, expired) {
      while (oldest !== NONE && openedNs[oldest]! <= limitNs) {
        const slot = oldest;
        expired(slot);
        close(slot);
      }
    },
  } satisfies Pending;
  return pending;
}
