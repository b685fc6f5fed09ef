/** A page that the browser saved as one file (.mht, .mhtml): a MIME message of which the first HTML part is the page. */

const HEAD = 2_048;
const MAX_PARTS = 500;

/** Whether the bytes begin with the headers of a saved page. */
export function isMhtml(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, HEAD));
  return /^[A-Za-z-]+:[^\n]*\n/.test(head) && /^Content-Type:\s*multipart\/related/im.test(head);
}

/** The bytes of the page inside, or undefined when there is none. */
export function pageOfMhtml(bytes: Uint8Array): Uint8Array | undefined {
  const text = latin1(bytes);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,200})/i.exec(text.slice(0, HEAD))?.[1];
  if (boundary === undefined) return undefined;
  for (const part of text.split(`--${boundary}`, MAX_PARTS).slice(1)) {
    const end = /\r?\n\r?\n/.exec(part);
    if (end === null) continue;
    const headers = part.slice(0, end.index);
    if (!/^Content-Type:\s*text\/html/im.test(headers)) continue;
    return decoded(part.slice(end.index + end[0].length), headers);
  }
  return undefined;
}

function decoded(content: string, headers: string): Uint8Array {
  const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(content, 'latin1');
  const unfolded = content.replace(/=[ \t]*\r?\n/g, '');
  const plain = unfolded.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
