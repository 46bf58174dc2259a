import type { TestContext } from 'node:test';
import { type Master } from '../../../gateway/instruments/master.ts';
/** A part of the list that Kite publishes, as it is published. */
export declare const kiteFile: string;
export declare function folderOf(context: Pick<TestContext, 'after'>): string;
/** Writes the texts to files, which are read together. */
export declare function masterOf(context: TestContext, texts: Readonly<Record<string, string>>, most?: number): Master;
/** A file of our own format, a row a line from line 2 on. */
export declare function ownFile(rows: readonly unknown[]): string;
export declare const ACME: {
    symbol: string;
    class: string;
    currency: string;
    tick: string;
    lot: string;
};
