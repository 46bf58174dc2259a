/** What the entry rules look at, read from the headers of one request. Reused for the next request. */
export interface RequestHead {
  /** Upper case. */
  method: string;
  /** As sent, without the query. */
  path: string;
  query: string;
  host: string;
  hostCount: number;
  origin: string;
  contentType: string;
  /** -1: absent. */
  contentLength: number;
  /** It is given twice, or isn't digits: others may see another length in it than we do. */
  hasBadLength: boolean;
  hasTransferEncoding: boolean;
  /** The first header that a proxy would have put there, or ''. */
  proxyHeader: string;
  readonly signature: SignatureHeaders;
}

/** The X-TG- headers; '' where one is absent, and something unusable where it is empty or comes twice. */
export interface SignatureHeaders {
  key: string;
  timestamp: string;
  nonce: string;
  sign: string;
  window: string;
}

const UNUSABLE = '\0';

export function createRequestHead(): RequestHead {
  return {
    method: '',
    path: '',
    query: '',
    host: '',
    hostCount: 0,
    origin: '',
    contentType: '',
    contentLength: -1,
    hasBadLength: false,
    hasTransferEncoding: false,
    proxyHeader: '',
    signature: { key: '', timestamp: '', nonce: '', sign: '', window: '' },
  };
}

export function beginHead(head: RequestHead, method: string, path: string, query: string): void {
  // Most are the last one's again: that text has its hash already.
  if (head.method !== method) head.method = method;
  if (head.path !== path) head.path = path;
  head.query = query;
  head.host = '';
  head.hostCount = 0;
  head.origin = '';
  head.contentType = '';
  head.contentLength = -1;
  head.hasBadLength = false;
  head.hasTransferEncoding = false;
  head.proxyHeader = '';
  const { signature } = head;
  signature.key = '';
  signature.timestamp = '';
  signature.nonce = '';
  signature.sign = '';
  signature.window = '';
}

function once(before: string, value: string): string {
  return before === '' && value !== '' ? value : UNUSABLE;
}

/** `name` is in lower case. */
export function takeHeader(head: RequestHead, name: string, value: string): void {
  switch (name) {
    case 'host':
      head.host = value;
      head.hostCount += 1;
      break;
    case 'origin':
      // Two of them are no origin that could be on a list.
      head.origin = head.origin === '' ? value || 'null' : 'null';
      break;
    case 'content-type':
      // Two of them are none: each side could go by another one.
      head.contentType = head.contentType === '' ? value : `${head.contentType}, ${value}`;
      break;
    case 'content-length':
      head.hasBadLength ||= head.contentLength >= 0 || !isDigits(value);
      head.contentLength = value.length <= 9 && isDigits(value) ? Number(value) : Number.MAX_SAFE_INTEGER;
      break;
    case 'transfer-encoding':
      head.hasTransferEncoding = true;
      break;
    case 'forwarded':
    case 'via':
      head.proxyHeader = name;
      break;
    case 'x-tg-key':
      head.signature.key = once(head.signature.key, value);
      break;
    case 'x-tg-timestamp':
      head.signature.timestamp = once(head.signature.timestamp, value);
      break;
    case 'x-tg-nonce':
      head.signature.nonce = once(head.signature.nonce, value);
      break;
    case 'x-tg-sign':
      head.signature.sign = once(head.signature.sign, value);
      break;
    case 'x-tg-window':
      head.signature.window = once(head.signature.window, value);
      break;
    default:
      if (name.startsWith('x-forwarded-')) head.proxyHeader = name;
  }
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text !== '';
}
