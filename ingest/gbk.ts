/** GBK bytes of single characters: the platform decodes but does not encode, so its decoder is turned around. */

let encoder: Map<string, readonly number[]> | undefined;

function table(): Map<string, readonly number[]> {
  if (encoder) return encoder;
  encoder = new Map();
  for (let code = 0x20; code < 0x7f; code++) encoder.set(String.fromCharCode(code), [code]);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = gbkChar(lead, trail);
      if (char !== undefined && !encoder.has(char)) encoder.set(char, [lead, trail]);
    }
  }
  return encoder;
}

const decoder = new TextDecoder('gbk', { fatal: true });

/** The character of two bytes; undefined when they are none. */
export function gbkChar(lead: number, trail: number): string | undefined {
  try {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    return text.length === 1 ? text : undefined;
  } catch {
    return undefined;
  }
}

/** One or two bytes; undefined for characters outside GBK. */
export const gbkBytes = (char: string): readonly number[] | undefined => table().get(char);
