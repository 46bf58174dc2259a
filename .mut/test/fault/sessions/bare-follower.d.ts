import type { Random } from '../../crash/random.ts';
import type { OwnKey } from './key-ring.ts';
import type { ClientJudge } from './judge-streams.ts';
import { type Tally } from './tally.ts';
/**
 * A client that is written after the documentation only: what the library would mend, it takes as it came. Reports must
 * go on behind the place that it named, one by one; another epoch, or a place that is not there yet, is `recovered: false`.
 */
export interface BareFollower {
    readonly isLive: boolean;
    end(): void;
}
export interface BareOptions {
    readonly url: string;
    readonly key: OwnKey;
    readonly format: 'json' | 'binary';
    readonly judge: ClientJudge;
    readonly tally: Tally;
    readonly random: Random;
    readonly wrong: (what: string) => void;
}
/** Resolves once it is subscribed. */
export declare function openBareFollower(options: BareOptions): Promise<BareFollower>;
