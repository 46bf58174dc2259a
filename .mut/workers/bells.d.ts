import type { MessagePort } from 'node:worker_threads';
import { type Role, type Shared } from '../core/topology.ts';
import type { Bell } from './agent.ts';
/** Ports by the thread that they wake; only threads that wait in an event loop have one. */
export type BellPorts = Readonly<Partial<Record<Role, MessagePort>>>;
/** The bells that one thread may ring. A parked neighbour is notified, one in an event loop gets an empty message. */
export declare function createBells(shared: Shared, thread: Role, ports: BellPorts): (to: Role) => Bell;
