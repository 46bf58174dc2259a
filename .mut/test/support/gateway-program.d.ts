import type { TestContext } from 'node:test';
import { type Program } from './program.ts';
/** What came as JSON, read without a schema. */
export type Json = Record<string, any>;
/** The real gateway, started as its users start it, on free ports in a folder of its own. */
export interface GatewayProgram {
    readonly program: Program;
    readonly folder: string;
    readonly url: string;
    readonly port: number;
    get(path: string): Promise<Answer>;
    send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: Json): Promise<Answer>;
    /** One figure of /metrics, by its name and labels as they stand there. */
    metric(series: string): Promise<number>;
}
export interface Answer {
    readonly status: number;
    readonly body: Json;
}
export declare const READY_LINE: RegExp;
/** Starts it; see `readyGateway`. */
export declare function startGatewayProgram(context: TestContext, folder: string, env?: Readonly<Record<string, string>>): Program;
/** Starts it and waits until it says that it is ready. */
export declare function openGatewayProgram(context: TestContext, folder: string, env?: Readonly<Record<string, string>>): Promise<GatewayProgram>;
export declare function readyGateway(program: Program, folder: string): Promise<GatewayProgram>;
export declare function callsTo(url: string): Pick<GatewayProgram, 'get' | 'send' | 'metric'>;
