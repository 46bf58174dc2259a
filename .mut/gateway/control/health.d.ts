import { type ComponentName, type Status } from './status.ts';
/** An answer of a health page: 200 or 503 by what really works. */
export interface HealthPage {
    readonly status: 200 | 503;
    readonly body: string;
}
/** Figures that only the door has. */
export interface DoorFigures {
    readonly connections: number;
    readonly pending: number;
    /** Median from the request of an order to its answer; null: none was answered yet. */
    readonly latencyMs: number | null;
}
/** GET /health */
export declare function healthPage(status: Status): HealthPage;
/** GET /health/ready: whether new orders pass. */
export declare function readyPage(status: Status): HealthPage;
/** GET /health/{oms,risk,journal,brokers} */
export declare function componentPage(status: Status, name: ComponentName): HealthPage;
/** GET /health/detailed */
export declare function detailedPage(status: Status, figures: DoorFigures, nowMs: number): HealthPage;
