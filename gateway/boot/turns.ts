import { type EventReader, isAtOrBehind } from '../../core/memory/event-ring.ts';
import type { RingConsumer } from '../../core/memory/ring.ts';
import { EventWord } from '../../core/schema/event.ts';
import type { Agent, Bell } from '../../workers/agent.ts';
import type { FrontDoor } from '../door-parts.ts';

export interface GatewayTurns {
  readonly door: Pick<FrontDoor, 'handOver' | 'pump' | 'activity' | 'hasQuotes'>;
  readonly events: EventReader;
  readonly answers: RingConsumer;
  /** Answers wait until what they show is durable (ACK=durable). */
  readonly gated: boolean;
  /** The engine, where it takes its turns in this thread. */
  readonly engine: Agent | undefined;
  readonly engineBell: Bell;
  /** A sign of life between the rounds of a long turn. Returns the time, microseconds. */
  readonly goesOn: () => number;
}

/**
 * The gateway's turn, between the callbacks of its sockets: what came in is handed over, in compact mode it is decided, then
 * everything that may go out goes out. One round of that is bounded, and a turn is as many as there are full ones: between
 * two turns the sockets may bring thousands of requests, and what they ask for must not fall behind.
 */
export interface GatewayAgent extends Agent {
  /** Lets the engine finish what has come in and then gives it no more turns; true once that is so. */
  endEngine(): boolean;
}

/** A whole ring of events, 256 a round. */
const MAX_ROUNDS = 64;
/** The least that a round can be full at: the engine's greatest batch. */
const FULL_ROUND = 64;

export function createGatewayAgent(parts: GatewayTurns): GatewayAgent {
  const { door, events, answers, gated, engine, engineBell, goesOn } = parts;

  /** Returns what was decided and what went out. */
  function round(nowUs: number): number {
    const decided = hasEnded ? 0 : (engine?.doWork(nowUs) ?? 0);
    if (isEnding && decided === 0) hasEnded = true;
    const pumped = door.pump();
    // What was read is free again for an engine that ran out of room.
    if (pumped > 0) engineBell.ringIfHungry();
    return decided + pumped;
  }

  let isEnding = false;
  let hasEnded = engine === undefined;
  return {
    endEngine() {
      isEnding = true;
      return hasEnded;
    },
    doWork(nowUs) {
      let work = 0;
      door.handOver();
      for (let rounds = 0; rounds < MAX_ROUNDS; rounds++) {
        const done = round(rounds === 0 ? nowUs : goesOn());
        work += done;
        if (done < FULL_ROUND) break;
      }
      return work;
    },
    hasWork: () =>
      events.poll(1) > 0 || hasRipeAnswer() || door.hasQuotes() || (!hasEnded && engine?.hasWork() === true),
    isHungry: () => engine?.isHungry?.() ?? false,
    parkMs: () => (hasEnded ? Infinity : (engine?.parkMs?.() ?? Infinity)),
    activity: () => door.activity(),
    // It never finishes by itself: the boot ends it when everybody else has stopped.
    finished: () => false,
  };

  /** An answer that waits for the disk is no work: the journal rings when it has moved. */
  function hasRipeAnswer(): boolean {
    if (answers.poll(1) === 0) return false;
    const shows = answers.records.f64[(answers.at(0) >> 3) + EventWord.ARG0]! | 0;
    return !gated || isAtOrBehind(shows, events.durablePosition());
  }
}
