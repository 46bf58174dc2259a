import type { Agent, RoleContext } from '../../workers/agent.ts';
/** The journal of P4: all that is published, in one write of whole blocks and one fdatasync; no head, no checksum. P3: no fdatasync. */
export declare function createRole({ shared, clock, options, bell }: RoleContext): Agent;
