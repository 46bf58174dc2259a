import { type CaseGroup, type HostileCase, type World } from './hostile-case.ts';
/** What came over one connection, as the words of `HostileCase.answer`. */
export interface Words {
    readonly words: readonly string[];
    /** The fence was answered: whatever was sent before it has been dealt with. */
    readonly isFenced: boolean;
    take(bytes: Buffer): void;
    /** The peer has closed: a body without a length ends here. */
    end(): void;
}
export interface PlayOptions {
    readonly port: number;
    readonly over: CaseGroup['over'];
    readonly tried: HostileCase;
    readonly world?: World;
    /** A request that is answered with the word FENCE somewhere. */
    readonly httpFence?: () => string | Uint8Array;
    /** Something that takes the gateway a turn: a good order on another connection. */
    readonly settle: () => Promise<void>;
    readonly deadlineMs?: number;
}
/** Plays one case on connections of its own, and returns what was answered, in the words of the expected answer. */
export declare function play(options: PlayOptions): Promise<string>;
