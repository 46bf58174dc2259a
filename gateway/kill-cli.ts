import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve as absolute } from 'node:path';
import { parseArgs } from 'node:util';
import { ExitCode } from '../workers/exit-codes.ts';
import { ConfigError, loadConfig } from './config.ts';
import { socketPath } from './control/admin-socket.ts';
import { HALTED_FILE, type StoppedState, createHaltedFile } from './control/halted-file.ts';
import { type ScopeNames, SCOPE_FIELDS, scopeText } from './control/trading-scope.ts';

const HELP = `tickgate kill                  stops all trading at once: no order leaves any more, open ones are cancelled
    --account NAME             only of this account
    --symbol NAME              only of this instrument; with --account, of both
    --broker NAME              only at this broker
    --tag TEXT                 only with this tag, of --account
    --reducing                 what makes a position smaller still passes
    --resume                   lets it go on, where it was stopped
    --state                    tells what is stopped, and changes nothing
    --reason TEXT              kept with it
    --data DIR                 the gateway's folder: by default DATA_DIR

It needs no key: it speaks to the gateway through DATA_DIR/admin.sock, which only its owner may open. Where no gateway runs,
or one doesn't answer, it writes DATA_DIR/HALTED itself, so that the next one starts stopped. What it says is JSON.
Exit codes: 0 done, 64 wrong usage, 75 not all is quiet yet or not done.
`;

const OPTIONS = {
  account: { type: 'string' },
  symbol: { type: 'string' },
  broker: { type: 'string' },
  tag: { type: 'string' },
  reducing: { type: 'boolean' },
  resume: { type: 'boolean' },
  state: { type: 'boolean' },
  reason: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const TIMEOUT_MS = 10_000;

type Print = (text: string) => void;
interface Ask {
  readonly call: 'kill' | 'resume' | 'state';
  readonly scope: ScopeNames;
  readonly state: StoppedState;
  readonly by: string;
  readonly reason: string | undefined;
}

const toStdout: Print = (text) => {
  process.stdout.write(text);
};
const toStderr: Print = (text) => {
  process.stderr.write(text);
};

/** `tickgate kill …`: returns the exit code. */
export async function runKillCli(args: string[], out: Print = toStdout, err: Print = toStderr): Promise<number> {
  const wrong = (why: string): number => {
    err(`tickgate kill: ${why}\n\n${HELP}`);
    return ExitCode.usage;
  };
  try {
    const { values } = parseArgs({ args, options: OPTIONS, strict: true });
    if (values.help === true) {
      out(HELP);
      return ExitCode.ok;
    }
    const calls = [values.resume, values.state, values.reducing].filter((one) => one === true);
    if (calls.length > 1) return wrong('only one of --resume, --state and --reducing');
    const ask: Ask = {
      call: values.resume === true ? 'resume' : values.state === true ? 'state' : 'kill',
      scope: Object.fromEntries(
        SCOPE_FIELDS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
      ),
      state: values.reducing === true ? 'reducing' : 'halted',
      by: userInfo().username,
      reason: values.reason,
    };
    const data = values.data ?? loadConfig(process.env, process.cwd()).DATA_DIR;
    if (!existsSync(data)) return wrong(`there is no folder ${data}: name the gateway's with --data`);
    return await ended(data, ask, out, err);
  } catch (error) {
    if (error instanceof ConfigError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true) {
      return wrong((error as Error).message);
    }
    err(`tickgate kill: ${(error as Error).message}\n`);
    return ExitCode.startTimeout;
  }
}

async function ended(data: string, ask: Ask, out: Print, err: Print): Promise<number> {
  const path = socketPath(data);
  if (path === undefined) {
    err(`tickgate kill: ${data}/admin.sock is longer than a socket's path may be: go there and give --data .\n`);
    return ExitCode.usage;
  }
  let answer: string | undefined;
  try {
    answer = await asked(path, ask);
  } catch (error) {
    if (ask.call !== 'kill') throw error;
    // It may never have read of it, and be dead before it does: whatever runs here next is stopped.
    err(`tickgate kill: ${(error as Error).message}; if it still trades, end it\n`);
    await writeFile(data, ask, out);
    return ExitCode.startTimeout;
  }
  if (answer !== undefined) return toldBy(answer, out);
  err(`tickgate kill: no gateway runs in ${absolute(data)}\n`);
  await writeFile(data, ask, out);
  // One that has begun to listen meanwhile may have looked for the file before it was there.
  const late = ask.call === 'state' ? undefined : await asked(path, ask);
  return late === undefined ? ExitCode.ok : toldBy(late, out);
}

function toldBy(answer: string, out: Print): number {
  const { status, result, error } = JSON.parse(answer) as {
    readonly status: number;
    readonly result?: { readonly quiet?: boolean };
    readonly error?: object;
  };
  out(`${JSON.stringify(result ?? error, undefined, 2)}\n`);
  if (status >= 400 && status < 500) return ExitCode.usage;
  return status === 200 && result?.quiet !== false ? ExitCode.ok : ExitCode.startTimeout;
}

/** Undefined: nobody listens there. */
async function asked(path: string, { call, scope, state, by, reason }: Ask): Promise<string | undefined> {
  const fields = call === 'kill' ? { state, ...(reason === undefined ? {} : { reason }) } : {};
  return new Promise((resolve, reject) => {
    let text = '';
    let isConnected = false;
    const socket = connect(path, () => {
      isConnected = true;
      socket.end(`${JSON.stringify({ call, by, ...(call === 'state' ? {} : scope), ...fields })}\n`);
    });
    socket.setEncoding('utf8').setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('the gateway does not answer')));
    socket.on('data', (part: string) => (text += part));
    socket.on('end', () => {
      if (text.endsWith('\n')) resolve(text);
      else reject(new Error('the gateway ended before it answered: look at it'));
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const isNobody = !isConnected && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');
      if (isNobody) resolve(undefined);
      else reject(error);
    });
  });
}

/** As the gateway itself would leave it. */
async function writeFile(data: string, { call, scope, state, by, reason = '' }: Ask, out: Print): Promise<void> {
  const file = createHaltedFile(data);
  const before = file.read();
  if (call === 'state') {
    out(`${JSON.stringify({ running: false, stopped: before }, undefined, 2)}\n`);
    return;
  }
  const others = before.filter((entry) => SCOPE_FIELDS.some((name) => entry[name] !== scope[name]));
  if (call === 'kill') {
    const stopped = [...others, { ...scope, state, since: new Date().toISOString(), by, reason }];
    await file.write(stopped);
    const path = absolute(join(data, HALTED_FILE));
    out(`${state}: ${scopeText(scope)}. ${path} says so: the next start is stopped until a person resumes it.\n`);
    return;
  }
  await file.write(others);
  out('The file HALTED no longer says so; what the journal says is lifted by a resume while the gateway runs.\n');
}
