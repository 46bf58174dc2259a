import type { Config } from '../config.ts';
import { NONE } from '../config-values.ts';
import type { Gateway } from '../main.ts';

/** Which limits hold by configuration, those first that change what becomes of an order. */
function safetyOf(config: Config): string {
  const duplicates =
    config.LIMIT_DUPLICATE_WINDOW_MS === 0
      ? 'duplicates not looked for'
      : `duplicates within ${config.LIMIT_DUPLICATE_WINDOW_MS} ms ${config.LIMIT_DUPLICATE_MODE === 'warn' ? 'only warn' : 'refused'}`;
  const rates = [config.LIMIT_ORDERS_PER_SECOND, config.LIMIT_MESSAGES_PER_SECOND];
  const losses = [config.LIMIT_DAILY_LOSS, config.LIMIT_DRAWDOWN];
  return [
    duplicates,
    `self-trades: ${config.LIMIT_SELF_TRADE}`,
    `order throttles ${rates.every((rate) => rate === NONE) ? 'off' : 'on'}`,
    `loss limits ${losses.every((loss) => loss === NONE) ? 'off' : 'on'}`,
    `prices within ${config.LIMIT_COLLAR_BPS / 100} %`,
  ].join(' · ');
}

/** What a start prints: where it is, what runs where, what holds for the local account, and an order to try. */
export function welcome(gateway: Gateway, version: string): string {
  const { config, ports, venue, journal, written, threads, problem, stopped, keyCount } = gateway;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  const api = `http://${host}:${ports.api}`;
  const monitoring = ports.monitoring === 0 ? '' : `http://${host}:${ports.monitoring}`;
  const brokers = config.BROKERS.map(({ id, adapter }) => `${id} (${adapter})`).join(', ');
  const order =
    '{"symbol":"BTCUSDT","side":"buy","quantity":0.001,"price":44500,"time_in_force":"GTC","client_order_id":"my-first"}';
  const account = config.ACCOUNTS.length === 1 ? 'account     ' : 'accounts    ';
  const isThrottled = [config.RATE_SESSION_PER_SECOND, config.RATE_ACCOUNT_PER_SECOND].some((rate) => rate > 0);
  const throttles = isThrottled ? 'throttled as set' : 'no throttles';
  const whoMayEnter =
    keyCount === undefined
      ? `${account} ${config.ACCOUNTS.join(', ')}, without a key: loopback only, simulated brokers only, no browser pages, no proxies; ${throttles}`
      : `keys         ${keyCount} of ${config.KEYS_FILE}: requests are signed, sessions log on`;
  const tryIt =
    keyCount === undefined
      ? `Place an order:

  curl -s ${api}/orders -H 'Content-Type: application/json' -d '${order}'

See it rest:   curl -s ${api}/orders        Take it back:   curl -s -X DELETE ${api}/orders/by-client-id/my-first`
      : 'Make a key:    tickgate keys create --help';
  const ready = JSON.stringify({ api, monitoring, pid: process.pid });
  return `tickgate ${version}
  API          ${api}${monitoring === '' ? '' : `   (the same on ${monitoring})`}
  data         ${config.DATA_DIR}, ${journal.lastSeq === 0 ? 'a new journal' : `journal at event ${journal.lastSeq}`}, ${written}; answers are ${config.ACK}
  threads      ${threads.join(' · ')}
  brokers      ${brokers}${venue === undefined ? '' : `, at our own simulated venue on ${venue.host}:${venue.port}`}
  ${whoMayEnter}
  safety       ${safetyOf(config)}
${stopped === '' ? '' : `  STOPPED      ${stopped}; it stays so until a person resumes it: tickgate kill --resume\n`}${problem === '' ? '' : `  NOT READY    ${problem}; orders are refused until that has changed\n`}
${tryIt}
Reference:     ${api}/docs
Stop:          Ctrl-C

tickgate ready ${ready}
`;
}
