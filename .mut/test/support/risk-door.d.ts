import type { Config } from '../../gateway/config.ts';
import { type OpenRiskJob } from '../../gateway/boot/risk-job.ts';
import { type Settings } from './configured-engine.ts';
import { type DoorHarness } from './door-harness.ts';
import { type DoubleCommand } from './engine-double.ts';
import type { Loose } from './loose.ts';
/** A door with the job of the risk metrics, whose pool and files are the real ones, and a clock that the test moves. */
export interface RiskDoor extends DoorHarness {
    readonly config: Config;
    readonly job: OpenRiskJob | undefined;
    /** Engine time; the door looks at it when it is told to. */
    readonly time: {
        nowUs: number;
    };
    get(): Promise<{
        readonly status: number;
        readonly body: Loose;
    }>;
    /** Turns the door until the metrics are those of now. */
    metrics(): Promise<Loose>;
    sent(): readonly DoubleCommand[];
}
/** 30 returns of BTCUSDT of one second each, +1 % and −1/101 in turn, up to now. */
export declare const PRICES_CSV: string;
export declare function withRiskDoor<Result>(settings: Settings, act: (door: RiskDoor) => Promise<Result>): Promise<Result>;
