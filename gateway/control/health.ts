import { COMPONENTS, type Component, type ComponentName, type Status } from './status.ts';

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

const SERVICE = 'tickgate';

/** GET /health */
export function healthPage(status: Status): HealthPage {
  const sick = COMPONENTS.filter((name) => !status.components[name].isHealthy);
  const reason =
    status.reason ?? sick.map((name) => `${name}: ${status.components[name].reason ?? 'unhealthy'}`).join('; ');
  const isHealthy = sick.length === 0;
  const sinceMs = Math.max(status.startedMs, ...COMPONENTS.map((name) => status.components[name].sinceMs));
  const dependencies = Object.fromEntries(COMPONENTS.map((name) => [name, word(status.components[name].isHealthy)]));
  const warnings = COMPONENTS.flatMap((name) => {
    const warning = warningOf(status.components[name]);
    return warning === undefined ? [] : [`${name}: ${warning}`];
  });
  const warning = warnings.length === 0 ? undefined : warnings.join('; ');
  return page(isHealthy, SERVICE, isHealthy ? undefined : reason, warning, sinceMs, dependencies);
}

/** GET /health/ready: whether new orders pass. */
export function readyPage(status: Status): HealthPage {
  const body = {
    status: status.isReady ? 'ready' : 'not_ready',
    service: SERVICE,
    ...(status.isReady ? {} : { reason: status.reason ?? 'starting' }),
  };
  return { status: status.isReady ? 200 : 503, body: JSON.stringify(body) };
}

/** GET /health/{oms,risk,journal,brokers} */
export function componentPage(status: Status, name: ComponentName): HealthPage {
  const { isHealthy, reason, sinceMs, dependencies } = status.components[name];
  return page(isHealthy, name, reason, warningOf(status.components[name]), sinceMs, dependencies);
}

function warningOf({ warning, remark }: Component): string | undefined {
  return warning === undefined || remark === undefined ? (warning ?? remark) : `${warning}; ${remark}`;
}

/** GET /health/detailed */
export function detailedPage(status: Status, figures: DoorFigures, nowMs: number): HealthPage {
  const health = healthPage(status);
  const body = {
    ...(JSON.parse(health.body) as object),
    version: status.version,
    pid: process.pid,
    uptime_s: Math.floor((nowMs - status.startedMs) / 1000),
    ready: status.isReady,
    checks: {
      latency_ms: figures.latencyMs,
      memory_mb: Math.round(process.memoryUsage.rss() / 1_048_576),
      active_connections: figures.connections,
      pending_requests: figures.pending,
      active_orders: status.activeOrders,
      durable_lag_events: status.durableLagEvents,
      clock_offset_ms: status.clockOffsetMs,
    },
    components: Object.fromEntries(
      COMPONENTS.map((name) => [name, JSON.parse(componentPage(status, name).body) as object]),
    ),
    threads: status.threads.map(({ name, tid, isAlive, heartbeatAgeMs, cpus, heap }) => ({
      name,
      tid,
      alive: isAlive,
      heartbeat_age_ms: heartbeatAgeMs,
      cpus,
      heap_bytes: heap.usedBytes,
      minor_gcs: heap.minorGcs ?? null,
      major_gcs: heap.majorGcs,
      longest_gc_us: heap.longestPauseNs === undefined ? null : heap.longestPauseNs / 1000,
    })),
    brokers: status.brokers.map(({ id, state, sinceMs }) => ({ id, state, since: new Date(sinceMs).toISOString() })),
    quotes: status.quotes.map(({ symbol, ageMs }) => ({ symbol, age_ms: ageMs < 0 ? null : ageMs })),
  };
  return { status: health.status, body: JSON.stringify(body) };
}

function page(
  isHealthy: boolean,
  service: string,
  reason: string | undefined,
  warning: string | undefined,
  sinceMs: number,
  dependencies: Readonly<Record<string, string>>,
): HealthPage {
  const body = {
    status: word(isHealthy),
    service,
    ...(isHealthy || reason === undefined ? {} : { reason }),
    ...(warning === undefined ? {} : { warning }),
    since: new Date(sinceMs).toISOString(),
    dependencies,
  };
  return { status: isHealthy ? 200 : 503, body: JSON.stringify(body) };
}

function word(isHealthy: boolean): string {
  return isHealthy ? 'healthy' : 'unhealthy';
}
