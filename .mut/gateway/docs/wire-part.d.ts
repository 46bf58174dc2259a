import type { WireLayout } from '../../core/wire/layout.ts';
/** The part of the reference page on binary records. */
export declare function wireRules(): string;
export declare function recordAnchor({ name }: WireLayout): string;
export declare function recordPart(layout: WireLayout): string;
export declare function wireNumbers(): string;
