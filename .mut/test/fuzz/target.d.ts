/** One decoder under random bytes. */
export interface Target {
    /** As `--only` takes it. */
    readonly name: string;
    /** Inputs that it takes, to begin with. */
    readonly seeds: readonly (string | Uint8Array)[];
    /** Pieces that mean something to it. */
    readonly tokens: readonly (string | Uint8Array)[];
    readonly maxBytes: number;
    /** Takes one input; throws if what must hold doesn't. The bytes are its own to write to. */
    create(): (input: Uint8Array) => void;
}
