import type { MessagePort } from 'node:worker_threads';
import { invariant } from '../core/invariant.ts';
import { Ringer } from '../core/memory/doorbell.ts';
import { bellPairs, type Role, type Shared, threadOf, Waits } from '../core/topology.ts';
import type { Bell } from './agent.ts';

/** Ports by the thread that they wake; only threads that wait in an event loop have one. */
export type BellPorts = Readonly<Partial<Record<Role, MessagePort>>>;

const silent: Bell = { ring() {}, ringIfHungry() {} };

/** The bells that one thread may ring. A parked neighbour is notified, one in an event loop gets an empty message. */
export function createBells(shared: Shared, thread: Role, ports: BellPorts): (to: Role) => Bell {
  return (to) => {
    const target = threadOf(to, shared.mode);
    if (target === thread) return silent;
    const isPair = bellPairs(shared.mode).some(([from, other]) => from === thread && other === target);
    invariant(isPair, 'bells: core/topology names no such pair of neighbours');
    if (Waits[target] === 'park') return new Ringer(shared.bells[target]);
    const port = ports[target];
    invariant(port !== undefined, 'bells: a neighbour in an event loop has a port');
    return new Ringer(shared.bells[target], () => port.postMessage(0));
  };
}
