/**
 * SHA-256 of the front door's native code, per Node ABI: 115 is Node 20, 127 is Node 22.
 * The package is a third party's repack without a published build; these are the bytes that were examined and measured.
 */
export declare const KNOWN_BINARIES: Readonly<Record<string, string>>;
/** What npm must find in the registry, as the lockfile records it. */
export declare const KNOWN_PACKAGES: Readonly<Record<string, {
    readonly version: string;
    readonly integrity: string;
}>>;
/** The known binaries in `folder` whose bytes are others; empty where all are as recorded. Throws where one is absent. */
export declare function strangeBinaries(folder: string): string[];
/** The known packages that the lockfile's text records otherwise, or not at all. */
export declare function strangePackages(lockfileText: string): string[];
