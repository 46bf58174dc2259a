import type { Gateway } from '../main.ts';
/** What a start prints: where it is, what runs where, what holds for the local account, and an order to try. */
export declare function welcome(gateway: Gateway, version: string): string;
