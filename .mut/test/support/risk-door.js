import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandKind } from '../../core/schema/command.js';
import { openRiskJob } from '../../gateway/boot/risk-job.js';
import { allowedCpus } from '../../workers/pin.js';
import { configOf } from './configured-engine.js';
import { openDoor } from './door-harness.js';
import { NOW_US } from './engine-double.js';
/** 30 returns of BTCUSDT of one second each, +1 % and −1/101 in turn, up to now. */
export const PRICES_CSV = `symbol,time,price\n${Array.from({ length: 31 }, (_, i) => `BTCUSDT,${NOW_US / 1_000 - 30_000 + i * 1_000},${i % 2 === 0 ? 45_000 : 45_450}\n`).join('')}`;
export async function withRiskDoor(settings, act) {
    const data = mkdtempSync(join(tmpdir(), 'tickgate-risk-'));
    const warn = (text) => void door?.warnings.push(text);
    let door = undefined;
    const csv = join(data, 'prices.csv');
    writeFileSync(csv, PRICES_CSV);
    const all = { RISK_RETURN_INTERVAL: 1, RISK_RETURNS_FILE: csv, DATA_DIR: data, ...settings };
    const time = { nowUs: NOW_US };
    const config = configOf(all);
    const job = openRiskJob(config, time.nowUs, allowedCpus(), warn);
    const clock = { monotonicNs: () => Number(process.hrtime.bigint()), nowUs: () => time.nowUs };
    const opened = await openDoor({ settings: all, parts: { risk: job, clock } });
    door = opened;
    async function get() {
        const response = await fetch(`${opened.url}/risk/metrics`, { headers: { Connection: 'close' } });
        return { status: response.status, body: (await response.json()) };
    }
    const made = Object.assign(opened, {
        config,
        job,
        time,
        get,
        async metrics() {
            const wantedMs = time.nowUs / 1_000;
            let told;
            const deadline = Date.now() + 10_000;
            do {
                if (Date.now() > deadline)
                    throw new Error(`no metrics: ${JSON.stringify(told)}`);
                told = (await get()).body;
            } while (Date.parse(told?.as_of ?? 0) !== Math.floor(wantedMs));
            return told;
        },
        sent: () => opened.engine.commands.filter(({ kind }) => kind === CommandKind.set_metrics),
    });
    try {
        return await act(made);
    }
    finally {
        await opened.close();
        await job?.stop();
        rmSync(data, { recursive: true });
    }
}
//# sourceMappingURL=risk-door.js.map