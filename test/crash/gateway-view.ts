import { scaledDecimal } from './venue-log-reader.ts';

/** What the gateway says of itself, read from its public pages alone. */
export interface GatewayView {
  readonly orders: readonly GatewayOrder[];
  readonly fills: readonly GatewayFill[];
  readonly positions: readonly { readonly symbol: string; readonly quantity: string }[];
  /** By symbol: the last price × 10^12. */
  readonly lasts: ReadonlyMap<string, bigint>;
  /** By client order id: what GET /orders/by-client-id/… found. */
  readonly lookups: ReadonlyMap<string, GatewayOrder | undefined>;
}

export interface GatewayOrder {
  readonly order_id: string;
  readonly client_order_id: string;
  readonly status: string;
  readonly symbol: string;
  readonly side: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly order_type: string;
  readonly time_in_force: string;
  readonly filled_quantity: string;
  readonly broker: string | null;
  readonly version: number;
  readonly attempt: number;
  /** Of an order that the gateway placed itself, for another. */
  readonly parent_order_id?: string;
  readonly role?: string;
  /** Of a stop. */
  readonly stop_price?: string;
  readonly trigger_by?: string;
}

export interface GatewayFill {
  readonly execution_id: string;
  readonly order_id: string;
  readonly symbol: string;
  readonly side: string;
  readonly price: string;
  readonly quantity: string;
  readonly broker: string;
}

const PAGE = 500;

export async function readGateway(api: string, lookUp: readonly string[]): Promise<GatewayView> {
  const orders = await pages<GatewayOrder>(api, '/orders?status=all&', 'orders');
  const fills = await pages<GatewayFill>(api, '/fills?', 'fills');
  const { positions } = (await page(`${api}/positions`)) as { positions: GatewayView['positions'] };
  const lasts = new Map<string, bigint>();
  for (const symbol of new Set(orders.filter(({ status }) => status === 'armed').map((order) => order.symbol))) {
    const { last } = await page(`${api}/quotes/${symbol}`);
    if (typeof last === 'string') lasts.set(symbol, scaledDecimal(last));
  }
  const lookups = new Map<string, GatewayOrder | undefined>();
  for (const id of lookUp) {
    const found = await fetch(`${api}/orders/by-client-id/${id}`);
    const body = (await found.json()) as GatewayOrder;
    lookups.set(id, found.status === 200 ? body : undefined);
  }
  return { orders, fills, positions, lasts, lookups };
}

async function pages<Row>(api: string, path: string, name: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const body = await page(`${api}${path}limit=${PAGE}${cursor}`);
    rows.push(...(body[name] as Row[]));
    const next = body['next_cursor'];
    if (typeof next !== 'string') return rows;
    cursor = `&cursor=${next}`;
  }
}

async function page(url: string): Promise<Record<string, unknown>> {
  const answer = await fetch(url);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`GET ${url}: ${answer.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
