const preload = new URL('no-fdatasync.js', import.meta.url).href;
/** For the environment of a program that is cut. */
export function nodeOptions({ withoutSync }) {
    return withoutSync ? { NODE_OPTIONS: `--import=${preload}` } : {};
}
export function textOf(error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
//# sourceMappingURL=life.js.map