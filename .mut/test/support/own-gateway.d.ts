import type { TestContext } from 'node:test';
import { type GatewayProgram } from './gateway-program.ts';
/** A gateway in a folder of its own. Hooks run in the order they were given: it is killed, then its folder goes. */
export declare function openOwnGateway(context: TestContext, env?: Readonly<Record<string, string>>): Promise<GatewayProgram>;
