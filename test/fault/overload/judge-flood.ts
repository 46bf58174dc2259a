import { readFileSync } from 'node:fs';
import { EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { getText } from '../../../core/schema/text.ts';
import { readEvents } from '../../../workers/journal/read-journal.ts';

/**
 * What the flood client was told, against the journal and against what the venues got: each accepted order is there
 * once, under the order id that was told, and what was refused is nowhere.
 */
export function judgeFlood(log: string, prefix: string, data: string, venueLogs: readonly string[]): readonly string[] {
  const problems: string[] = [];
  const journal = acceptedIn(data, problems);
  const told = new Set<number>();
  for (const line of readFileSync(log, 'latin1').split('\n')) {
    if (line === '') continue;
    const [number = '', statusText, orderIdText] = line.split(' ');
    const status = Number(statusText);
    const orderId = Number(orderIdText);
    const id = `${prefix}-${number}`;
    const inJournal = journal.get(id);
    if (status === 9) problems.push(`${id}: answered twice`);
    else if (status === 1) problems.push(`${id}: never answered`);
    else if (status === 201) {
      if (told.has(orderId)) problems.push(`order ${orderId}: told twice`);
      told.add(orderId);
      if (inJournal !== orderId) problems.push(`${id}: acknowledged as ${orderId}, in the journal ${inJournal}`);
    } else if (status !== 504 && inJournal !== undefined) {
      problems.push(`${id}: refused with ${status}, in the journal as ${inJournal}`);
    }
    if (problems.length > 20) return problems;
  }
  const known = new Set(journal.values());
  const seen = new Set<string>();
  for (const path of venueLogs) {
    for (const line of readFileSync(path, 'latin1').split('\n')) {
      if (!line.startsWith('["P"')) continue;
      const [, orderId] = /"tg-[0-9a-f]{8}-(\d+)-\d+"/.exec(line) ?? [];
      if (orderId === undefined) problems.push(`a venue got ${line}`);
      else if (seen.has(orderId)) problems.push(`order ${orderId}: twice at the venues`);
      else if (!known.has(Number(orderId))) problems.push(`order ${orderId}: at a venue, not in the journal`);
      seen.add(orderId ?? '');
      if (problems.length > 20) return problems;
    }
  }
  return problems;
}

/** Client order id → order id. */
function acceptedIn(data: string, problems: string[]): Map<string, number> {
  const accepted = new Map<string, number>();
  const bytes = new Uint8Array(64);
  const decoder = new TextDecoder();
  readEvents(data, 1, (records, at) => {
    if ((records.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) !== EventKind.accepted) return;
    const word = at >> 3;
    const length = records.f64[word + EventWord.CLIENT_ID_LENGTH]!;
    getText(records.f64, word + EventWord.CLIENT_ID, length, bytes, 0);
    const id = decoder.decode(bytes.subarray(0, length));
    if (accepted.has(id)) problems.push(`journal: ${id} accepted twice`);
    accepted.set(id, records.f64[word + EventWord.ORDER_ID]!);
  });
  return accepted;
}
