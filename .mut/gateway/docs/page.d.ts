/** GET /docs: everything on one page, to be read without a network or a script. */
export declare function referencePage(version: string, host: string): string;
