import type { Agent, RoleContext } from '../../../workers/agent.ts';
/** A thread that idles until it is triggered, and then does what a test needs to see survived or punished. */
export interface Script {
    readonly does?: 'throw' | 'throw-later' | 'exit-error' | 'block' | 'exit';
    /** While starting. */
    readonly start?: 'throw' | 'never';
    /** Is never done when asked to stop. */
    readonly neverFinishes?: boolean;
}
/** Stop-word bits that no broker uses. */
export declare const TRIGGER: number;
/** @public Loaded by its address. */
export declare function createRole(context: RoleContext): Agent | Promise<Agent>;
