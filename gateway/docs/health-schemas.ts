import { StageNames } from '../../core/topology.ts';
import { COMPONENTS } from '../control/status.ts';
import { symbol } from './answer-fields.ts';
import {
  type JsonSchema,
  type Properties,
  flag,
  list,
  moment,
  number,
  object,
  orNull,
  ref,
  text,
  whole,
  word,
} from './json-schema.ts';

const healthWord = word(['healthy', 'unhealthy'], 'how it is');
const healthHead: Properties = {
  status: healthWord,
  service: text('tickgate, or the component'),
  reason: text('why it is unhealthy; absent otherwise'),
  warning: text('it works, but somebody should look; absent otherwise'),
  since: moment('since when it is as it is'),
  dependencies: {
    type: 'object',
    additionalProperties: word(['healthy', 'unhealthy']),
    description: 'what it needs, and how that is',
  },
};
const OPTIONAL_HEALTH = ['reason', 'warning'];

const stage = object({
  count: whole(0, 'how many were measured'),
  p50: number('µs'),
  p90: number('µs'),
  p99: number('µs'),
  'p99.9': number('µs'),
  'p99.99': number('µs'),
  max: number('µs'),
});

/** How the gateway is, and how long it takes. */
export const healthSchemas = {
  Health: object(healthHead, OPTIONAL_HEALTH),
  Readiness: object(
    {
      status: word(['ready', 'not_ready'], 'whether new orders pass'),
      service: { const: 'tickgate' },
      reason: text('why not; absent when ready'),
    },
    ['reason'],
  ),
  DetailedHealth: object(
    {
      ...healthHead,
      version: text('of the program'),
      pid: whole(1, 'process id'),
      uptime_s: whole(0, 'since the start'),
      ready: flag('whether new orders pass'),
      checks: object({
        latency_ms: orNull(number('median from an order to its answer; null: none yet')),
        memory_mb: whole(0, 'resident'),
        active_connections: whole(0),
        pending_requests: whole(0, 'that wait for the engine'),
        active_orders: whole(0, 'that are not final'),
        durable_lag_events: whole(0, 'decided but not on disk yet'),
        clock_offset_ms: number('wall clock less engine time'),
      }),
      components: object(Object.fromEntries(COMPONENTS.map((name) => [name, ref('Health')]))),
      threads: list(
        object({
          name: text('its role'),
          tid: whole(0, 'the kernel’s id of it'),
          alive: flag('it gives signs of life'),
          heartbeat_age_ms: number('since the last one'),
          cpus: text('CPUs that it may run on'),
          heap_bytes: whole(0, 'used JavaScript heap; these four are a second or two old'),
          minor_gcs: orNull(
            whole(0, 'garbage collections of the young, since the start; null: engine and journal don’t listen'),
          ),
          major_gcs: whole(0, 'of everything'),
          longest_gc_us: orNull(number('the longest of them; null: the same')),
        }),
      ),
      brokers: list(
        object({ id: text('of BROKERS'), state: text('ready, recovering, …'), since: moment('since when') }),
      ),
      quotes: list(object({ symbol, age_ms: orNull(number('null: none yet')) })),
    },
    OPTIONAL_HEALTH,
  ),
  Latency: object({
    unit: { const: 'us' },
    stages: object(Object.fromEntries(StageNames.map((name) => [name, ref('StageLatency')]))),
  }),
  StageLatency: stage,
  HealthFrame: object({ channel: { const: 'health' }, type: word(['snapshot', 'update']), data: ref('Health') }),
} as const satisfies Readonly<Record<string, JsonSchema>>;
