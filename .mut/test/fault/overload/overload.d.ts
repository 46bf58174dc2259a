/**
 * One gateway, flooded by a client of its own process:
 *
 *   saturation ─▶ quiet ─▶ 2 × ─▶ quiet ─▶ 10 × ─▶ quiet ─▶ judged
 *
 * What can't be taken is refused at once; cancels pass; nothing accepted is lost or doubled; a second after the flood it
 * is as quick as before.
 */
export interface OverloadOptions {
    readonly seed: number;
    readonly threads: 'dedicated' | 'compact';
    readonly form: 'short' | 'long';
    readonly progress: (text: string) => void;
}
export interface Overload {
    readonly problems: readonly string[];
    readonly folder: string;
    readonly figures: string;
    /** Floods that were withstood. */
    readonly floods: number;
}
export declare function overload(options: OverloadOptions): Promise<Overload>;
