import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../child-process.ts';

/** A gateway of this build, as it is installed, that has said it is ready. */
export interface StartedGateway {
  readonly child: Child;
  /** `http://127.0.0.1:port`. */
  readonly api: string;
  readonly port: number;
}

export interface StartOptions {
  /** Where its threads may run, as `taskset` takes it; '', the default: anywhere. */
  readonly cpus?: string;
  /** Of Node. */
  readonly flags?: readonly string[];
}

/**
 * What lets one account place as many orders as a bench has: on both sides of the market, of which self-trade prevention
 * would hold back at most 1,024 at once.
 */
export const OpenLimits = {
  LIMIT_OPEN_ORDERS: '1000000',
  LIMIT_POSITION_LOTS: '1000000000000',
  LIMIT_SELF_TRADE: 'off',
} as const;

/** For loads: nothing is switched off but the venue, which is one that takes every order, and what is written of it. */
export const LoadSettings = {
  ...OpenLimits,
  BROKERS: '[{"id":"null","adapter":"null"}]',
  FEED: 'simulated',
  LOG_LEVEL: 'silent',
} as const;

const PROGRAM = fileURLToPath(new URL('../../gateway/cli.js', import.meta.url));

/** On free ports; its data and logs in `folder`, which is made. Rejects if it ends before it is ready. */
export async function startGateway(
  folder: string,
  settings: Readonly<Record<string, string>>,
  { cpus = '', flags = [] }: StartOptions = {},
): Promise<StartedGateway> {
  mkdirSync(folder, { recursive: true });
  const child = startChild(cpus, [...flags, PROGRAM, 'start'], {
    cwd: folder,
    env: { PORT: '0', MONITORING_PORT: '0', DATA_DIR: join(folder, 'data'), ...settings },
  });
  const [, ready = ''] = await child.says(/^tickgate ready (\{.*\})$/);
  const { api } = JSON.parse(ready) as { readonly api: string };
  return { child, api, port: Number(new URL(api).port) };
}
