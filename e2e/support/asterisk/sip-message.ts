/** A SIP message (RFC 3261, section 7), as much of it as a test phone reads and writes. */
export interface SipMessage {
  /** `INVITE sip:… SIP/2.0` or `SIP/2.0 200 OK`. */
  readonly start: string;
  /** Header names in lower case; of several `Via` lines all are kept, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  c: 'content-type',
  l: 'content-length',
};

export function parseSip(datagram: Buffer): SipMessage {
  const [head = '', ...rest] = datagram.toString('utf8').split('\r\n\r\n');
  const [start = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    return [SHORT_NAMES[name] ?? name, line.slice(colon + 1).trim()] as const;
  });
  return { start, headers, body: rest.join('\r\n\r\n') };
}

export function formatSip(message: SipMessage): Buffer {
  const length = Buffer.byteLength(message.body);
  const headers = message.headers.map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([message.start, ...headers, `Content-Length: ${length}`, '', message.body].join('\r\n'));
}

/** The first header of that (lower-case) name, or an empty string. */
export function header(message: SipMessage, name: string): string {
  return message.headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
}

/** The status code of a response; 0 for a request. */
export function statusOf(message: SipMessage): number {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(message.start)?.[1] ?? 0);
}

/** The method a request asks for, or a response answers. */
export function methodOf(message: SipMessage): string {
  return statusOf(message) === 0
    ? (message.start.split(' ')[0] ?? '')
    : (header(message, 'cseq').split(' ')[1] ?? '');
}

/** The answer to a request: its Via, From, To, Call-ID and CSeq, copied (RFC 3261, section 8.2.6). */
export function responseTo(request: SipMessage, status: string, body = ''): SipMessage {
  const copied = new Set(['via', 'from', 'to', 'call-id', 'cseq']);
  const headers = request.headers.filter(([name]) => copied.has(name));
  return { start: `SIP/2.0 ${status}`, headers, body };
}

/** An offer of A-law audio and RFC 4733 telephone events (payload type 96) on a loopback port. */
export function sdpOffer(rtpPort: number): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${rtpPort} RTP/AVP 8 96`,
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:96 telephone-event/8000',
    'a=fmtp:96 0-16',
    'a=ptime:20',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Where the other side wants its audio, from its SDP answer. */
export function audioPort(sdp: string): number {
  return Number(/^m=audio (\d+)/m.exec(sdp)?.[1] ?? 0);
}
