import { createHash } from 'node:crypto';
import { JSON_TYPE } from '../http/reply.ts';
import { asyncapi } from './asyncapi.ts';
import type { Document, Documents } from './document.ts';
import { openapi } from './openapi.ts';
import { STYLE } from './page-style.ts';
import { referencePage } from './page.ts';

/** They may differ after the next start. */
const FRESH = ['Cache-Control', 'no-cache'] as const;

/** `host`: where the API listens, as `127.0.0.1:8099`. */
export function createDocuments(version: () => string, host: string): Documents {
  return {
    openapi: once(() => json(openapi(version()))),
    asyncapi: once(() => json(asyncapi(version(), host))),
    page: once(() => ({
      type: 'text/html; charset=utf-8',
      body: referencePage(version(), host),
      headers: [FRESH, ['Content-Security-Policy', policy()], ['X-Content-Type-Options', 'nosniff']],
    })),
  };
}

function json(document: object): Document {
  return { type: JSON_TYPE, body: JSON.stringify(document), headers: [FRESH] };
}

/** Nothing may be loaded, run or framed; of styles the page's own alone. */
function policy(): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function once(make: () => Document): () => Document {
  let made: Document | undefined;
  return () => (made ??= make());
}
