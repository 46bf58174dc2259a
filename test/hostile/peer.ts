import { type Socket, connect } from 'node:net';
import { untilTrue } from '../support/program.ts';
import { type CaseGroup, type Ending, type HostileCase, type Step, type World, expectationOf } from './hostile-case.ts';
import { HttpWords } from './http-words.ts';
import { CALL_FENCE, HANDSHAKE, WsWords } from './ws-words.ts';

/** What came over one connection, as the words of `HostileCase.answer`. */
export interface Words {
  readonly words: readonly string[];
  /** The fence was answered: whatever was sent before it has been dealt with. */
  readonly isFenced: boolean;
  take(bytes: Buffer): void;
  /** The peer has closed: a body without a length ends here. */
  end(): void;
}

const HTTP_FENCE = 'GET /orders?symbol=FENCE HTTP/1.1\r\nHost: localhost\r\n\r\n';

export interface PlayOptions {
  readonly port: number;
  readonly over: CaseGroup['over'];
  readonly tried: HostileCase;
  readonly world?: World;
  /** A request that is answered with the word FENCE somewhere. */
  readonly httpFence?: () => string | Uint8Array;
  /** Something that takes the gateway a turn: a good order on another connection. */
  readonly settle: () => Promise<void>;
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 30_000;

/** Plays one case on connections of its own, and returns what was answered, in the words of the expected answer. */
export async function play(options: PlayOptions): Promise<string> {
  const { tried } = options;
  const sockets: Socket[] = [];
  const plays = Array.from({ length: tried.together ?? 1 }, () => playOnce(options, sockets));
  // All at once: who has its answers stays until the last has.
  const all = await Promise.all(plays).finally(() => sockets.forEach((socket) => socket.destroy()));
  if (all.length === 1 && tried.isFlood !== true && tried.isUnordered !== true) return all[0]!;
  const words = all.flatMap((answer) => answer.split(', '));
  return (tried.isFlood === true ? [...new Set(words)] : words.sort()).join(', ');
}

async function playOnce(options: PlayOptions, sockets: Socket[]): Promise<string> {
  const { port, over, settle, tried } = options;
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  const expected = expectationOf(tried.answer);
  const seen: Words = over === 'http' ? new HttpWords(isHead(tried.send)) : new WsWords();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  let isClosed = false;
  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    seen.take(bytes);
  });
  socket.on('error', () => {
    isClosed = true; // A reset: it closed before it had read everything.
  });
  socket.on('end', () => {
    isClosed = true;
  });
  socket.on('close', () => {
    isClosed = true;
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    // What never comes is seen in the answer.
    await untilTrue(isSo, 'an answer', deadlineMs).catch(() => undefined);
  };
  if (over === 'ws') {
    socket.write(HANDSHAKE);
    await until(() => isClosed || (seen as WsWords).isOpen);
  }
  for (const step of tried.send) {
    if (typeof step === 'object' && 'answers' in step) {
      await until(() => isClosed || seen.words.length >= step.answers);
    } else await take(socket, step, options, () => isClosed);
  }
  const due = expected.words.length / (tried.together ?? 1);
  await until(() => isClosed || seen.words.length >= due);
  let ending: Ending = 'closed';
  if (expected.ending === 'closed') await until(() => isClosed);
  else if (expected.ending === 'waits') {
    await settle();
    await settle();
  } else if (!isClosed) {
    socket.write(over === 'ws' ? CALL_FENCE : (options.httpFence?.() ?? HTTP_FENCE));
    await until(() => isClosed || seen.isFenced);
  }
  if (isClosed) seen.end();
  else ending = seen.isFenced ? 'goes on' : 'waits';
  return [...seen.words, ...(ending === 'goes on' ? [] : [ending])].join(', ');
}

type Action = Exclude<Step, { readonly answers: number }>;

async function take(socket: Socket, step: Action, options: PlayOptions, isClosed: () => boolean): Promise<void> {
  const { settle } = options;
  if (isClosed()) return;
  if (typeof step === 'string' || step instanceof Uint8Array) socket.write(step);
  else if ('makes' in step) socket.write(step.makes(options.world!));
  else if ('drip' in step) {
    while (!isClosed()) {
      socket.write(step.drip);
      await new Promise((resolve) => {
        setTimeout(resolve, step.everyMs);
      });
    }
  } else if (step.does === 'pause') {
    await settle();
    await settle();
  } else if (step.does === 'half-close') {
    await new Promise<void>((resolve) => {
      socket.end(() => {
        resolve();
      });
    });
  } else {
    await settle();
    socket.resetAndDestroy();
  }
}

function isHead([first]: readonly Step[]): boolean {
  if (typeof first === 'object' && 'makes' in first) return first.isHead === true;
  return first instanceof Uint8Array && Buffer.from(first.subarray(0, 5)).toString('latin1') === 'HEAD ';
}
