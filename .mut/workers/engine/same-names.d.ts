import type { EngineState } from '../../core/state/state.ts';
import type { EngineSetup } from './startup.ts';
/**
 * Events name accounts, brokers and instruments by number, and the number is the place in the configuration. Another
 * broker in a place would be asked about orders that it never got, and its "absent" would be believed; another account
 * would be given somebody's orders: refused, before anything is written. Throws `ExitError`, to be mended in the configuration.
 */
export declare function refuseOtherNames(state: EngineState, setup: EngineSetup): void;
