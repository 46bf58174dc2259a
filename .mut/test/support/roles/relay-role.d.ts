import type { Agent, RoleContext } from '../../../workers/agent.ts';
/**
 * The picture without its logic: a number goes round through every ring, so that every bell is needed.
 *
 *   [commands] ─▶ engine ─▶ [events] ─▶ journal (durable) ─▶ broker ─▶ [reports] ─▶ engine ─▶ [answers]
 */
/** @public Loaded by its address. */
export declare function createRole(context: RoleContext): Agent;
export declare function createEngine(context: Pick<RoleContext, 'shared' | 'bell'>): Agent;
