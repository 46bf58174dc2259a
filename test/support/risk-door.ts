import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandKind } from '../../core/schema/command.ts';
import type { Config } from '../../gateway/config.ts';
import { type OpenRiskJob, openRiskJob } from '../../gateway/boot/risk-job.ts';
import { allowedCpus } from '../../workers/pin.ts';
import { configOf, type Settings } from './configured-engine.ts';
import { type DoorHarness, openDoor } from './door-harness.ts';
import { type DoubleCommand, NOW_US } from './engine-double.ts';
import type { Loose } from './loose.ts';

/** A door with the job of the risk metrics, whose pool and files are the real ones, and a clock that the test moves. */
export interface RiskDoor extends DoorHarness {
  readonly config: Config;
  readonly job: OpenRiskJob | undefined;
  /** Engine time; the door looks at it when it is told to. */
  readonly time: { nowUs: number };
  get(): Promise<{ readonly status: number; readonly body: Loose }>;
  /** Turns the door until the metrics are those of now. */
  metrics(): Promise<Loose>;
  sent(): readonly DoubleCommand[];
}

const DEADLINE_MS = 60_000;

/** 30 returns of BTCUSDT of one second each, +1 % and −1/101 in turn, up to now. */
const PRICES_CSV = `symbol,time,price\n${Array.from(
  { length: 31 },
  (_, i) => `BTCUSDT,${NOW_US / 1_000 - 30_000 + i * 1_000},${i % 2 === 0 ? 45_000 : 45_450}\n`,
).join('')}`;

export async function withRiskDoor<Result>(
  settings: Settings,
  act: (door: RiskDoor) => Promise<Result>,
): Promise<Result> {
  const data = mkdtempSync(join(tmpdir(), 'tickgate-risk-'));
  const warn = (text: string): void => void door?.warnings.push(text);
  let door: DoorHarness | undefined = undefined;
  const csv = join(data, 'prices.csv');
  writeFileSync(csv, PRICES_CSV);
  const all = { RISK_RETURN_INTERVAL: 1, RISK_RETURNS_FILE: csv, DATA_DIR: data, ...settings };
  const time = { nowUs: NOW_US };
  const config = configOf(all);
  const job = openRiskJob(config, time.nowUs, allowedCpus(), warn);
  const clock = { monotonicNs: () => Number(process.hrtime.bigint()), nowUs: () => time.nowUs };
  const opened = await openDoor({ settings: all, parts: { risk: job, clock } });
  door = opened;

  async function get(): Promise<{ status: number; body: Loose }> {
    const response = await fetch(`${opened.url}/risk/metrics`, { headers: { Connection: 'close' } });
    return { status: response.status, body: (await response.json()) as Loose };
  }

  const made = Object.assign(opened, {
    config,
    job,
    time,
    get,
    async metrics() {
      const wantedMs = time.nowUs / 1_000;
      let told: Loose;
      const deadline = performance.now() + DEADLINE_MS;
      do {
        if (performance.now() > deadline) throw new Error(`no metrics: ${JSON.stringify(told)}`);
        told = (await get()).body;
      } while (Date.parse(told?.as_of ?? 0) !== Math.floor(wantedMs));
      return told;
    },
    sent: () => opened.engine.commands.filter(({ kind }) => kind === CommandKind.set_metrics),
  });
  try {
    return await act(made);
  } finally {
    await opened.close();
    await job?.stop();
    rmSync(data, { recursive: true });
  }
}
