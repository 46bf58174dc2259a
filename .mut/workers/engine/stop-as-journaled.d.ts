import { type ProcessControl } from '../../core/memory/control.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
import { type EngineState } from '../../core/state/state.ts';
/**
 * What the journal says is halted, said by the words too, before the new run takes its first order: they are what the
 * broker thread looks at. It lifts nothing: what else is stopped was stopped by a person.
 */
export declare function stopAsJournaled(state: EngineState, control: ProcessControl, stops: StopScopes): void;
