import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type GatewayProgram, readyGateway, startGatewayProgram } from './gateway-program.ts';

/** A gateway in a folder of its own. Hooks run in the order they were given: it is killed, then its folder goes. */
export async function openOwnGateway(
  context: TestContext,
  env: Readonly<Record<string, string>> = {},
): Promise<GatewayProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-system-'));
  const program = startGatewayProgram(context, folder, env);
  context.after(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  });
  return readyGateway(program, folder);
}
