import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newWebhookSecret, signedHeaders } from './sign.ts';

/** The example that the libraries of Standard Webhooks are tested with. */
test('a message is signed as Standard Webhooks has it', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  expect(signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', message)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('a secret is 256 bits by chance', () => {
  const secret = newWebhookSecret();
  expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(32);
  expect(newWebhookSecret()).not.toBe(secret);
});

test('the example of docs/api.md verifies, by the code that stands there', async () => {
  const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const message = /```text\nPOST[^\n]*\n([\s\S]*?)\n\n([\s\S]*?)\n```/.exec(page);
  const [, head = '', body = ''] = message ?? [];
  const headers = Object.fromEntries(head.split('\n').map((line) => line.split(': ')));
  const [secret = ''] = /whsec_[\w+/]+=*/.exec(page) ?? [];
  const { isGenuine } = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )) as {
    isGenuine: (secret: string, headers: Record<string, string>, body: string, now: number) => boolean;
  };
  const at = Number(headers['webhook-timestamp']);
  expect(isGenuine(secret, headers, body, at + 1)).toBe(true);
  expect(isGenuine(secret, headers, body.replace('booked', 'moved'), at)).toBe(false);
  expect(isGenuine(newWebhookSecret(), headers, body, at)).toBe(false);
  expect(isGenuine(secret, headers, body, at + 301)).toBe(false);
  expect(signedHeaders(secret, { id: headers['webhook-id'] ?? '', timestamp: at, body })).toMatchObject({
    'webhook-signature': headers['webhook-signature'],
  });
});
