import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * What a client asked and what it was told, in a file of its own on another file system than the gateway's data.
 * Every line is on its disk (O_DSYNC) before the client goes on: a request before it is sent, an answer once it came.
 *
 *   > 17 {"kind":"place","id":"r3-17","body":{…}}        request 17 of this file
 *   < 17 201 {"order_id":"5",…}                          its answer; none: nobody knows what became of it
 */
export interface AckLog {
  asked(request: ClientRequest): number;
  answered(number: number, status: number, body: string): void;
  close(): void;
}

/**
 * `place`: an order, or the same again under its client order id (`again`), or another one under that id (`other`).
 * `cancel_replace`: an order in the place of another. `id`: the client order id; empty for a cancel of everything.
 */
export interface ClientRequest {
  readonly kind: 'place' | 'again' | 'other' | 'cancel' | 'replace' | 'cancel_all' | 'cancel_replace';
  readonly id: string;
  readonly body: Readonly<Record<string, string>>;
  /** cancel_replace: which order is to go, by its client's and the gateway's id, and what may fail. */
  readonly old?: { readonly id: string; readonly orderId: string; readonly mode: string };
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export function createAckLog(path: string): AckLog {
  const { O_WRONLY, O_CREAT, O_APPEND, O_DSYNC } = constants;
  const fd = openSync(path, O_WRONLY | O_CREAT | O_APPEND | O_DSYNC, 0o600);
  let count = 0;

  function write(line: string): void {
    const bytes = Buffer.from(`${line}\n`, 'utf8');
    for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
  }

  return {
    asked(request) {
      count += 1;
      write(`> ${count} ${JSON.stringify(request)}`);
      return count;
    },
    answered: (number, status, body) => write(`< ${number} ${status} ${body}`),
    close: () => closeSync(fd),
  };
}

/**
 * The order that an answer accepted, as JSON; undefined: none. A cancel-replace answers both its halves, of which one may
 * have been refused.
 */
export function acceptedBy(request: ClientRequest, { status, body }: Answer): object | undefined {
  if (request.kind !== 'cancel_replace') return status < 400 ? (JSON.parse(body) as object) : undefined;
  if (status !== 200 && status !== 409) return undefined;
  const { place } = JSON.parse(body) as { place?: { order_id?: string } };
  return place?.order_id === undefined ? undefined : place;
}

export interface Exchange {
  readonly request: ClientRequest;
  readonly answer: Answer | undefined;
}

/** All that was asked and answered in these files, in the order of asking. A half-written last line was never sent. */
export function readAckLogs(paths: readonly string[]): Exchange[] {
  return paths.flatMap((path) => {
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    const exchanges = new Map<number, { request: ClientRequest; answer: Answer | undefined }>();
    for (const line of lines) {
      const [, mark, number, rest] = /^([<>]) (\d+) (.*)$/.exec(line) ?? [];
      if (rest === undefined) throw new Error(`${path}: not a line of an acknowledgement log: ${line.slice(0, 200)}`);
      if (mark === '>') {
        exchanges.set(Number(number), { request: JSON.parse(rest) as ClientRequest, answer: undefined });
        continue;
      }
      const exchange = exchanges.get(Number(number));
      if (exchange === undefined) throw new Error(`${path}: an answer to request ${number}, which was never made`);
      const space = rest.indexOf(' ');
      exchange.answer = { status: Number(rest.slice(0, space)), body: rest.slice(space + 1) };
    }
    return [...exchanges.values()];
  });
}
