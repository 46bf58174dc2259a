import { type CutLife, type CutLifeOptions } from './life.ts';
/**
 * The journal alone on a disk whose power goes again and again:
 *
 *   journal-program ─▶ cut at a random moment ─▶ it ends by itself, 74 ─▶ mounted again ─▶ every event that it called
 *   durable is there, as it was ─▶ journal-program …
 */
export declare function runJournalLife(options: CutLifeOptions): Promise<CutLife>;
