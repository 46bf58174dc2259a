import { type World, type WorldOptions } from './engine-world.ts';
import { type Script } from './order-script.ts';
/** A world whose tables of risk are kept from its first order on, with the limits of one where they aren't. */
export declare function begun(options?: WorldOptions): {
    readonly script: Script;
    readonly world: World;
};
