import { Roster, type RosterEntry, type WorkerRole } from '../../workers/roster.ts';

/** The roster with every thread but the watchdog built from a test's own module, and other parks. */
export function testRoster(module: string, maxParkMs?: number): Record<WorkerRole, RosterEntry> {
  const url = new URL(`./roles/${module}.js`, import.meta.url);
  const roles = Object.keys(Roster) as WorkerRole[];
  return Object.fromEntries(
    roles.map((role) => {
      const entry = { ...Roster[role], maxParkMs: maxParkMs ?? Roster[role].maxParkMs };
      return [role, role === 'watchdog' ? entry : { ...entry, module: url }];
    }),
  ) as Record<WorkerRole, RosterEntry>;
}
