import { type Client, type ConnectOptions, type ResumePoint } from '../../../gateway/client/node.ts';
import type { Random } from '../../crash/random.ts';
import type { ClientJudge } from './judge-streams.ts';
import { type Tally } from './tally.ts';
/** A client of the published library that follows the reports of its account, and tells the judge of each. */
export interface Follower {
    readonly at: ResumePoint | undefined;
    readonly isLive: boolean;
    /** Undefined while it is away. */
    readonly client: Client | undefined;
    /** Closes, and comes back with what it has once `isTime`. */
    comeBack(isTime: () => boolean): void;
    /** Reads nothing for so long. */
    dawdle(forMs: number): void;
    end(): Promise<void>;
}
export interface FollowerOptions {
    readonly connect: ConnectOptions;
    readonly judge: ClientJudge;
    readonly tally: Tally;
    readonly random: Random;
    /** Reports that wait for its reader. */
    readonly queue: number | undefined;
    readonly wrong: (what: string) => void;
}
/** Resolves once it is subscribed. */
export declare function openFollower(options: FollowerOptions): Promise<Follower>;
