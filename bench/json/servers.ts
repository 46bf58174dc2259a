import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from '../order-path/child-process.ts';

/** The two that are compared. Both run where the kernel puts them. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

const compiled = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const ANYWHERE = '';

export async function startBare(keyFile: string | undefined): Promise<Server> {
  const child = startChild(ANYWHERE, [compiled('./bare.js'), ...(keyFile === undefined ? [] : [keyFile])]);
  const [, port] = await child.says(/^ready (\d+)$/);
  return { pid: child.pid, port: Number(port), stop: child.stop };
}

/**
 * The gateway as it is installed, answering before the disk. Nothing of it is switched off; the limits of requests per
 * key are lifted, and the venue takes every order.
 */
export async function startGateway(folder: string, keyFile: string | undefined): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const child = startChild(ANYWHERE, [compiled('../../gateway/cli.js'), 'start'], {
    cwd: folder,
    env: {
      PORT: '0',
      MONITORING_PORT: '0',
      DATA_DIR: join(folder, 'data'),
      ACK: 'accepted',
      BROKERS: '[{"id":"null","adapter":"null"}]',
      FEED: 'simulated',
      LOG_LEVEL: 'silent',
      LIMIT_OPEN_ORDERS: '1000000',
      LIMIT_POSITION_LOTS: '1000000000000',
      MAX_ORDERS: '2000000',
      RATE_SESSION_PER_SECOND: '0',
      RATE_ACCOUNT_PER_SECOND: '0',
      ...(keyFile === undefined ? {} : { KEYS_FILE: keyFile }),
    },
  });
  const [, ready = ''] = await child.says(/^tickgate ready (\{.*\})$/);
  const { api } = JSON.parse(ready) as { readonly api: string };
  return { pid: child.pid, port: Number(new URL(api).port), stop: child.stop };
}
