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
}

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
  };
}

export function beginHead(head: RequestHead, method: string, path: string, query: string): void {
  head.method = method;
  head.path = path;
  head.query = query;
  head.host = '';
  head.hostCount = 0;
  head.origin = '';
  head.contentType = '';
  head.contentLength = -1;
  head.hasBadLength = false;
  head.hasTransferEncoding = false;
  head.proxyHeader = '';
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
      head.hasBadLength ||= head.contentLength >= 0 || !/^\d+$/.test(value);
      head.contentLength = /^\d{1,9}$/.test(value) ? Number(value) : Number.MAX_SAFE_INTEGER;
      break;
    case 'transfer-encoding':
      head.hasTransferEncoding = true;
      break;
    case 'forwarded':
    case 'via':
      head.proxyHeader = name;
      break;
    default:
      if (name.startsWith('x-forwarded-')) head.proxyHeader = name;
  }
}
