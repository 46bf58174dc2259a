import type { Records } from '../memory/records.ts';
import { CLIENT_ID_WORDS, CommandHalf, CommandWord, TAG_WORDS } from '../schema/command.ts';
import { COMMAND_DEFINITION, DEFINITION_WORDS, EVENT_DEFINITION } from '../schema/definition.ts';
import { EventHalf, EventWord } from '../schema/event.ts';

/* What an event keeps of the command that it decides, word by word: from it the command can be decided again. */

/** Whose it is, and of which instrument. */
export function carryScope(command: Records, at: number, events: Records, to: number): void {
  events.i32[(to >> 2) + EventHalf.ACCOUNT] = command.i32[(at >> 2) + CommandHalf.ACCOUNT]!;
  events.i32[(to >> 2) + EventHalf.INSTRUMENT] = command.i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
}

/** A name, or a client's id. */
export function carryName(command: Records, at: number, events: Records, to: number): void {
  carryWords(command, (at >> 3) + CommandWord.CLIENT_ID_LENGTH, events, to, 1 + CLIENT_ID_WORDS);
}

/** A tag stands where another event has a name. */
export function carryTag(command: Records, at: number, events: Records, to: number): void {
  carryWords(command, (at >> 3) + CommandWord.TAG_LENGTH, events, to, 1 + TAG_WORDS);
}

function carryWords(command: Records, from: number, events: Records, to: number, count: number): void {
  const toWord = (to >> 3) + EventWord.CLIENT_ID_LENGTH;
  for (let i = 0; i < count; i++) events.f64[toWord + i] = command.f64[from + i]!;
}

export function carryDefinition(command: Records, at: number, events: Records, to: number): void {
  const from = (at >> 3) + COMMAND_DEFINITION;
  const toWord = (to >> 3) + EVENT_DEFINITION;
  for (let i = 0; i < DEFINITION_WORDS; i++) events.f64[toWord + i] = command.f64[from + i]!;
}
