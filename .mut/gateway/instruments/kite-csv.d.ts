import { type FileInstrument } from './file-row.ts';
export interface CsvSink {
    take(instrument: FileInstrument, line: number): void;
    refuse(line: number, name: string, why: string): void;
}
/** Throws with what is wrong with the whole file: a column that isn't there. */
export declare function readKiteCsv(text: string, sink: CsvSink): void;
