import { Roster, type RosterEntry, type WorkerRole } from '../../workers/roster.ts';

/** The roster with every thread but the watchdog built from a test's own module. */
export function testRoster(module: string): Record<WorkerRole, RosterEntry> {
  const url = new URL(`./roles/${module}.js`, import.meta.url);
  const roles = Object.keys(Roster) as WorkerRole[];
  return Object.fromEntries(
    roles.map((role) => [role, role === 'watchdog' ? Roster[role] : { ...Roster[role], module: url }]),
  ) as Record<WorkerRole, RosterEntry>;
}
