import type { EventReader } from '../../core/memory/event-ring.ts';
import type { RingConsumer } from '../../core/memory/ring.ts';
import type { Agent, Bell } from '../../workers/agent.ts';
import type { FrontDoor } from '../front-door.ts';

export interface GatewayTurns {
  readonly door: Pick<FrontDoor, 'pump'>;
  readonly events: EventReader;
  readonly answers: RingConsumer;
  /** The engine, where it takes its turns in this thread. */
  readonly engine: Agent | undefined;
  readonly engineBell: Bell;
}

/**
 * The gateway's turn, between the callbacks of its sockets: in compact mode what came in is decided first, then
 * everything that may go out goes out.
 */
export interface GatewayAgent extends Agent {
  /** Lets the engine finish what has come in and then gives it no more turns; true once that is so. */
  endEngine(): boolean;
}

export function createGatewayAgent({ door, events, answers, engine, engineBell }: GatewayTurns): GatewayAgent {
  let isEnding = false;
  let hasEnded = engine === undefined;
  return {
    endEngine() {
      isEnding = true;
      return hasEnded;
    },
    doWork(nowUs) {
      const decided = hasEnded ? 0 : (engine?.doWork(nowUs) ?? 0);
      if (isEnding && decided === 0) hasEnded = true;
      const pumped = door.pump();
      // What was read is free again for an engine that ran out of room.
      if (pumped > 0) engineBell.ringIfHungry();
      return decided + pumped;
    },
    hasWork: () => events.poll(1) > 0 || hasRipeAnswer() || (!hasEnded && engine?.hasWork() === true),
    isHungry: () => engine?.isHungry?.() ?? false,
    // It never finishes by itself: the boot ends it when everybody else has stopped.
    finished: () => false,
  };

  /** An answer that waits for the disk is no work: the journal rings when it has moved. */
  function hasRipeAnswer(): boolean {
    return answers.poll(1) > 0 && events.durablePosition() === events.position;
  }
}
