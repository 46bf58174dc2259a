import type { Part } from './part.ts';
import { type ProfileKind } from './profile/profile-kinds.ts';
/** What is to be done, of the command line. */
export type BenchCommand = {
    readonly kind: 'help';
}
/** Measures; `isCheck`: and holds the figures against their goals. */
 | {
    readonly kind: 'run';
    readonly isCheck: boolean;
    readonly run: RunArguments;
} | {
    readonly kind: 'check';
    readonly file: string;
} | {
    readonly kind: 'page';
    readonly file: string;
    readonly html: string;
} | {
    readonly kind: 'profile';
    readonly of: ProfileKind;
    readonly html: string;
    readonly folder: string;
}
/** Without a file: of the committed result. */
 | {
    readonly kind: 'readme';
    readonly file: string | undefined;
};
export interface RunArguments {
    readonly isQuick: boolean;
    readonly parts: readonly Part[];
    readonly json: string;
    readonly html: string;
    /** Where the folders of the parts are made: the disk under test. */
    readonly folder: string;
    readonly seed: number;
}
export declare function benchHelp(parts: readonly Part[]): string;
/** Throws an Error that names the argument, its value and what is allowed. */
export declare function readBenchArguments(args: readonly string[], parts: readonly Part[]): BenchCommand;
