/**
 * One part of the campaign: something that is done to the real code again and again, and a judge of what it kept.
 *
 *   npm run campaign   each part in its long form, one after the other, one table at the end
 *   npm test           each part in its short form, as a test (`short-form.ts`)
 */
export interface Part {
    /** As `--only` takes it. */
    readonly name: string;
    /** What is done, in a few words: the part's row in the table. */
    readonly what: string;
    /** What this machine lacks for it (`machine.ts`); undefined: nothing. */
    readonly lacks?: () => Lack | undefined;
    run(options: PartOptions): Promise<PartResult>;
}
export interface Lack {
    /** A tool can be installed; an ability of the machine can't. */
    readonly kind: 'tool' | 'ability';
    readonly what: string;
}
export interface PartOptions {
    readonly form: 'short' | 'long';
    /** Of everything that is drawn. */
    readonly seed: number;
    /** How far it is; at most a line of text. Called as often as it likes. */
    readonly progress: (done: number, total: number, text?: string) => void;
    /** Asked between two cases: whether to end here. */
    readonly enough: () => boolean;
}
export interface PartResult {
    /** How often it was done. */
    readonly cases: number;
    /** How often all was as it has to be. */
    readonly survived: number;
    /** What was not, one by one; empty only if all survived. */
    readonly failures: readonly Failure[];
    /** What else was counted or measured, in a line: `1,204,551 acknowledged, slowest exit 41 ms`. */
    readonly figures: string;
}
export interface Failure {
    /** What was lost or wrong. */
    readonly what: string;
    /** How to see it again: a command, a seed, a folder that was kept. */
    readonly reproduce: string;
}
