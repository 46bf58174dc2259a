import { invariant } from '../core/invariant.ts';
import { Ringer } from '../core/memory/doorbell.ts';
import { bellPairs, type Role, type Shared, threadOf, Waits } from '../core/topology.ts';
import type { Bell } from './agent.ts';
import { wakerOf } from './wake-pipe.ts';

/** Where to write by the thread that it wakes; only threads that wait in an event loop have a pipe. */
export type BellPipes = Readonly<Partial<Record<Role, number>>>;

const silent: Bell = { ring() {}, ringIfHungry() {} };

/** The bells that one thread may ring. A parked neighbour is notified, one in an event loop gets a byte. */
export function createBells(shared: Shared, thread: Role, pipes: BellPipes): (to: Role) => Bell {
  return (to) => {
    const target = threadOf(to, shared.mode);
    if (target === thread) return silent;
    const isPair = bellPairs(shared.mode).some(([from, other]) => from === thread && other === target);
    invariant(isPair, 'bells: core/topology names no such pair of neighbours');
    if (Waits[target] === 'park') return new Ringer(shared.bells[target]);
    const writing = pipes[target];
    invariant(writing !== undefined, 'bells: a neighbour in an event loop has a pipe');
    return new Ringer(shared.bells[target], wakerOf(writing));
  };
}
