import { type RosterEntry, type WorkerRole } from '../../workers/roster.ts';
/** The roster with every thread but the watchdog built from a test's own module, and other parks. */
export declare function testRoster(module: string, maxParkMs?: number): Record<WorkerRole, RosterEntry>;
