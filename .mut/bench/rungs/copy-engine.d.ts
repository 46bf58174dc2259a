import type { Agent, RoleContext } from '../../workers/agent.ts';
/** The engine of P2 and P4: makes of each command the event that has the same bytes. No more. */
export declare function createRole({ shared, options, bell }: RoleContext): Agent;
