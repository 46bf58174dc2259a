import type { TestContext } from 'node:test';
import { type Program, startProgram, tickgate } from './program.ts';

/** What came as JSON, read without a schema. */
// oxlint-disable-next-line typescript/no-explicit-any -- a wrong guess fails the test that made it
export type Json = Record<string, any>;

/** The real gateway, started as its users start it, on free ports in a folder of its own. */
export interface GatewayProgram {
  readonly program: Program;
  readonly folder: string;
  readonly url: string;
  readonly port: number;
  get(path: string): Promise<Answer>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: Json): Promise<Answer>;
  /** One figure of /metrics, by its name and labels as they stand there. */
  metric(series: string): Promise<number>;
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

export const READY_LINE = /^tickgate ready (\{.*\})$/m;

/** Starts it; see `readyGateway`. */
export function startGatewayProgram(
  context: TestContext,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Program {
  return startProgram(context, process.execPath, [tickgate, 'start'], {
    cwd: folder,
    env: { PORT: '0', MONITORING_PORT: '0', ...env },
  });
}

/** Starts it and waits until it says that it is ready. */
export async function openGatewayProgram(
  context: TestContext,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<GatewayProgram> {
  return readyGateway(startGatewayProgram(context, folder, env), folder);
}

export async function readyGateway(program: Program, folder: string): Promise<GatewayProgram> {
  const [, ready] = await program.says(READY_LINE);
  const { api } = JSON.parse(ready!) as { api: string };
  return { program, folder, url: api, port: Number(new URL(api).port), ...callsTo(api) };
}

export function callsTo(url: string): Pick<GatewayProgram, 'get' | 'send' | 'metric'> {
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    // One connection per request: none is left open to a gateway that the test stops.
    const headers = { Connection: 'close', 'Content-Type': 'application/json' };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as Json };
  }
  return {
    get: (path) => ask(path, { method: 'GET' }),
    send: (method, path, body) => ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    async metric(series) {
      const page = await (await fetch(`${url}/metrics`, { headers: { Connection: 'close' } })).text();
      const line = page.split('\n').find((text) => text.startsWith(`${series} `));
      return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
    },
  };
}
