/** How far a run is: one line that is drawn over and over on a terminal; elsewhere a line now and then. On stderr. */
export interface Progress {
    show(part: string, text: string): void;
    /** Leaves no half line behind. */
    clear(): void;
}
/** `allSeconds`: what the whole run takes, by the parts' own word. */
export declare function createProgress(stream: NodeJS.WriteStream, allSeconds: number): Progress;
