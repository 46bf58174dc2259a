import { type CutLife, type CutLifeOptions } from './life.ts';
/**
 * The whole gateway on a disk whose power goes again and again:
 *
 *   orders ─▶ cut at a random moment ─▶ the gateway ends by itself, 74 ─▶ mounted again ─▶ started again ─▶ every
 *   acknowledged order is there, under its id, with its terms ─▶ orders … ─▶ at the end: retried, and judged in full
 */
export declare function runGatewayLife(options: CutLifeOptions & {
    readonly threads: 'dedicated' | 'compact';
}): Promise<CutLife>;
