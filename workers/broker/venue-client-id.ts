/**
 * The id under which a venue knows an order: unique for ever, since a journal is, and so is an order within it.
 *
 *   tg-1f00c0de-4711-2        journal, order, attempt: a re-routed order goes out under a new id
 */
export interface VenueClientId {
  readonly orderId: number;
  readonly attempt: number;
}

const PATTERN = /^tg-([0-9a-f]{8})-([1-9]\d{0,15})-([1-9]\d{0,2})$/;
/** @internal */
export const MAX_ATTEMPT = 255;

/** `journal`: the first 8 hex digits of the journal's id. */
export function makeVenueClientId(journal: string, orderId: number, attempt: number): string {
  return `tg-${journal}-${orderId}-${attempt}`;
}

/** Undefined: none of ours, or of another journal. */
export function parseVenueClientId(journal: string, text: string): VenueClientId | undefined {
  const match = PATTERN.exec(text);
  if (match === null || match[1] !== journal) return undefined;
  const orderId = Number(match[2]);
  const attempt = Number(match[3]);
  return Number.isSafeInteger(orderId) && attempt <= MAX_ATTEMPT ? { orderId, attempt } : undefined;
}
