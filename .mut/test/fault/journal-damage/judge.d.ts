import type { Files } from '../../../workers/journal/files.ts';
import { type Fixture } from './fixtures.ts';
/**
 * What came of a start on a damaged journal, by what its run had been told.
 *
 *   refused            exit 78, nothing changed
 *   refused when read  the state is whole, from a snapshot; who reads the journal to its begin is told of the damage
 *   tail cut           all that was acknowledged is there; what stood behind was cut, and kept aside
 *   unharmed           all that was acknowledged is there
 *   last batch lost    the events of the last batch, which nothing behind it proved, are gone
 *   tail lost          more than that is gone, in whole batches, from some batch on
 *   wrong              something else than what was written came back, or a hole, or the program broke
 */
export type Outcome = 'refused' | 'refused when read' | 'tail cut' | 'unharmed' | 'last batch lost' | 'tail lost' | 'wrong';
export interface Verdict {
    readonly outcome: Outcome;
    /** The message of a refusal, or what is wrong. */
    readonly why: string;
}
/** Starts on what `files` has in `data`; with `goesOn` a run follows, and a start after it. */
export declare function judge(files: Files, data: string, fixture: Fixture, goesOn: boolean): Verdict;
