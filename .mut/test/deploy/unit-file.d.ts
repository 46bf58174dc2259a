/** The project: sources, or the package where it is installed. */
export declare const projectRoot: string;
export declare const systemdFolder: string;
/** A unit file's directives by name, each with its values in order; sections don't matter, no name is in two. */
export interface Unit {
    readonly names: readonly string[];
    /** Of a directive that stands there once. */
    only(name: string): string;
    all(name: string): readonly string[];
    /** Words of all its lines. */
    words(name: string): readonly string[];
}
export declare function readUnit(path?: string): Unit;
