import { Roster, type RosterEntry, type WorkerRole } from '../../workers/roster.ts';

/**
 * The roster with every thread but the watchdog built from a test's own module, and other parks for those without which
 * orders neither enter nor leave. Who has no bell to wait for keeps its own: it beats by it, and is missed without.
 */
export function testRoster(module: string, maxParkMs?: number): Record<WorkerRole, RosterEntry> {
  const url = new URL(`./roles/${module}.js`, import.meta.url);
  const roles = Object.keys(Roster) as WorkerRole[];
  return Object.fromEntries(
    roles.map((role) => {
      const own = Roster[role];
      if (role === 'watchdog') return [role, own];
      const parkMs = own.fatal ? (maxParkMs ?? own.maxParkMs) : own.maxParkMs;
      return [role, { ...own, maxParkMs: parkMs, module: url }];
    }),
  ) as Record<WorkerRole, RosterEntry>;
}
