import type { BrokerAdapter, VenueEvents, VenueOrder } from '../../workers/broker/adapter.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import type { Coverage } from './coverage.ts';
import { type BookedOrder, createVenueBook, type VenueBook } from './venue-book.ts';
import { MARKET_TICKS, type VenueCounterParts, createVenueCounter } from './venue-counter.ts';

/**
 * A venue at the other end of a simulated wire. It books honestly and answers as the script has armed it:
 *
 *   adapter ─▶ requests in flight ─▶ acted on ─▶ answers in flight ─▶ adapter's events
 *                  │ slow: aside for a while        │ late: aside for a while, then out of turn
 *                  │ session lost: acted on or not  │ lost, twice, early (before all that wait)
 *
 * What is aside was acted on, or is forgotten, within `ASIDE_US`: a venue's proof time is longer than that.
 */
export interface Venue {
  readonly name: string;
  readonly book: VenueBook;
  readonly isConnected: boolean;
  /** How many lives the gateway has had, this one included. */
  readonly lives: number;
  /** For the broker agent of a new life; the adapter of the one before is dead. */
  createAdapter(events: VenueEvents, watch: VenueWatch): BrokerAdapter;
  /** One thing that happens here or on the wire; false: nothing to do now. */
  step(random: SeededRandom): boolean;
  /** When something that is aside is due, or Infinity. */
  nextDueUs(): number;
  /** `next MESSAGE FAULT`. */
  arm(message: string, fault: string): void;
  drop(random: SeededRandom, reason: string): void;
  /** The gateway's process ended: a lost session that nobody there hears of. */
  gatewayDied(random: SeededRandom): void;
  reachable: boolean;
  /** The socket takes no bytes. */
  isBlocked: boolean;
  /** Whether it promises to act on no bytes of earlier sessions. */
  fenced: boolean;
  /** Whether it tells all fills again when a session begins. */
  replays: boolean;
  fill(order: BookedOrder, lots: number, ticks: number): void;
  end(order: BookedOrder, state: 'cancelled' | 'expired'): void;
  /** Says it without having done anything. */
  claimFill(clientId: string, id: number, ticks: number, lots: number, filledLots: number): void;
  invent(clientId: string, side: 'buy' | 'sell', lots: number): void;
  /** No fault any more; what is aside comes at its time. */
  behave(): void;
}

/** Told of every request before its bytes leave. */
export interface VenueWatch {
  place(venue: Venue, order: VenueOrder): void;
  cancel(venue: Venue, clientId: string): void;
  replace(venue: Venue, clientId: string): void;
}

interface Request {
  readonly kind: 'place' | 'cancel' | 'replace' | 'query' | 'list';
  readonly act: () => void;
  readonly dueUs: number;
}

interface Answer {
  readonly kind: string;
  readonly tell: (events: VenueEvents) => void;
  readonly dueUs: number;
}

const ASIDE_US = 400_000;
const LATE_US = 4_000_000;
const WIRE_MAX = 24;

/** What a venue knows of the world. */
export interface VenueSurroundings extends Pick<VenueCounterParts, 'takesAtOnce'> {
  /** What an order is to the gateway, to name what was reached; '': nothing of note. */
  roleOf(clientId: string): string;
}

/** The only venue that can't be told that an order is never to take. */
const WITHOUT_POST_ONLY = 'c';

export function createVenue(name: string, nowUs: () => number, coverage: Coverage, around: VenueSurroundings): Venue {
  const book = createVenueBook();
  const armed: { message: string; fault: string }[] = [];
  let events: VenueEvents | undefined;
  let isWanted = false;
  let isConnected = false;
  let isPaused = false;
  let retryAtUs = 0;
  let requests: Request[] = [];
  let answers: Answer[] = [];
  let slow: Request[] = [];
  let late: Answer[] = [];
  let lives = 1;

  function takeFault(...messages: string[]): string {
    const at = armed.findIndex(({ message }) => messages.includes(message));
    if (at < 0) return '';
    const [{ message, fault }] = armed.splice(at, 1) as [{ message: string; fault: string }];
    coverage.reach(`venue: ${message} ${fault}`);
    return fault;
  }

  function say(kind: string, tell: (events: VenueEvents) => void, clientId = ''): void {
    if (!isConnected) return;
    const answer = { kind, tell, dueUs: 0 };
    const fault = takeFault(kind, 'answer');
    const role = fault === '' || clientId === '' ? '' : around.roleOf(clientId);
    if (role !== '') coverage.reach(`venue: ${kind} ${fault} of a ${role}`);
    switch (fault) {
      case 'lost':
        return;
      case 'twice':
        answers.push(answer, answer);
        return;
      case 'early':
        answers.unshift(answer);
        return;
      case 'late':
        late.push({ ...answer, dueUs: nowUs() + LATE_US });
        return;
      case 'late-twice':
        answers.push(answer);
        late.push({ ...answer, dueUs: nowUs() + LATE_US });
        return;
      default:
        answers.push(answer);
    }
  }

  const counter = createVenueCounter({
    book,
    say,
    takeFault,
    later: (kind, act) => slow.push({ kind, act, dueUs: nowUs() + ASIDE_US }),
    lives: () => lives,
    takesAtOnce: around.takesAtOnce,
  });

  function connect(): void {
    isConnected = true;
    venue.isBlocked = false;
    if (fences()) slow = [];
    events?.up(venue.fenced);
    if (venue.replays) {
      coverage.reach('venue: replays old fills');
      for (const execution of book.executions) counter.sayFill(execution);
    }
  }

  function fences(): boolean {
    return venue.fenced;
  }

  /** What is in flight when a session ends: answers are gone, of requests nobody knows. */
  function loseSession(random: SeededRandom): void {
    isConnected = false;
    answers = [];
    late = [];
    const inFlight = requests;
    requests = [];
    for (const request of inFlight) {
      if (!random.chance(0.5)) continue;
      if (random.chance(0.5)) request.act();
      else slow.push({ ...request, dueUs: nowUs() + random.below(ASIDE_US) });
    }
    retryAtUs = nowUs() + random.below(30_000);
  }

  function hasRoom(): boolean {
    return isConnected && !venue.isBlocked && requests.length < WIRE_MAX;
  }

  function send(request: Request): boolean {
    if (!hasRoom()) return false;
    requests.push(request);
    return true;
  }

  const venue: Venue = {
    name,
    book,
    reachable: true,
    isBlocked: false,
    fenced: true,
    replays: false,
    get lives() {
      return lives;
    },
    get isConnected() {
      return isConnected;
    },
    createAdapter(to, watch) {
      events = to;
      isWanted = false;
      isPaused = false;
      const isMine = (): boolean => events === to;
      return {
        hasPostOnly: name !== WITHOUT_POST_ONLY,
        open() {
          isWanted = true;
        },
        place(order) {
          if (!isMine() || !hasRoom()) return false;
          if (takeFault('wire') === 'full') return false;
          watch.place(venue, order);
          book.placed.set(order.clientId, (book.placed.get(order.clientId) ?? 0) + 1);
          return send({ kind: 'place', act: () => counter.place(order), dueUs: 0 });
        },
        cancel(clientId) {
          if (!isMine() || !hasRoom()) return false;
          watch.cancel(venue, clientId);
          return send({ kind: 'cancel', act: () => counter.cancel(clientId), dueUs: 0 });
        },
        replace(clientId, priceTicks, quantityLots) {
          if (!isMine() || !hasRoom()) return false;
          watch.replace(venue, clientId);
          return send({ kind: 'replace', act: () => counter.replace(clientId, priceTicks, quantityLots), dueUs: 0 });
        },
        query: (clientId) => isMine() && send({ kind: 'query', act: () => counter.query(clientId), dueUs: 0 }),
        listOpen: () => isMine() && send({ kind: 'list', act: () => counter.list(), dueUs: 0 }),
        isBackedUp: () => isMine() && isConnected && venue.isBlocked,
        pauseReading(paused) {
          isPaused = paused;
          if (paused) coverage.reach('broker: reading paused');
        },
        close() {
          if (!isMine()) return;
          isWanted = false;
          isConnected = false;
        },
      };
    },
    step(random) {
      const time = nowUs();
      const dueSlow = slow.findIndex(({ dueUs }) => dueUs <= time);
      if (dueSlow >= 0) {
        slow.splice(dueSlow, 1)[0]?.act();
        return true;
      }
      if (!isConnected) {
        if (!isWanted || !venue.reachable || time < retryAtUs) return false;
        connect();
        return true;
      }
      const dueLate = late.findIndex(({ dueUs }) => dueUs <= time);
      if (dueLate >= 0 && !isPaused) {
        const [answer] = late.splice(dueLate, 1);
        if (events !== undefined) answer?.tell(events);
        return true;
      }
      const canTell = answers.length > 0 && !isPaused;
      if (requests.length > 0 && (!canTell || random.chance(0.5))) {
        requests.shift()?.act();
        return true;
      }
      if (!canTell) return false;
      const answer = answers.shift();
      if (events !== undefined) answer?.tell(events);
      return true;
    },
    nextDueUs() {
      let due = Number.POSITIVE_INFINITY;
      for (const { dueUs } of [...slow, ...late]) due = Math.min(due, dueUs);
      if (!isConnected && isWanted && venue.reachable) due = Math.min(due, retryAtUs);
      return due;
    },
    arm(message, fault) {
      if (armed.length < 32) armed.push({ message, fault });
    },
    drop(random, reason) {
      if (!isConnected) return;
      loseSession(random);
      events?.down(reason);
    },
    gatewayDied(random) {
      lives += 1;
      events = undefined;
      isWanted = false;
      // A session that was closed has its last requests under way as well.
      if (isConnected || requests.length > 0) loseSession(random);
    },
    fill(order, lots, ticks) {
      counter.sayFill(book.fill(order, lots, ticks));
    },
    end(order, state) {
      book.end(order, state);
      counter.sayEnd(order, state);
    },
    claimFill(clientId, id, ticks, lots, filledLots) {
      say('fill', (to) => to.filled(clientId, id, ticks, lots, filledLots));
    },
    invent(clientId, side, lots) {
      counter.sayFill(book.invent(clientId, side, lots, MARKET_TICKS));
    },
    behave() {
      armed.length = 0;
      venue.replays = false;
      venue.isBlocked = false;
      venue.reachable = true;
    },
  };
  return venue;
}
