/** Text as XML takes it. */

/** Characters that XML 1.0 forbids even as references: most controls, lone surrogates, two non-characters. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Escaped for elements and attributes alike; a forbidden character becomes U+FFFD. */
export const xml = (value: string | number | boolean): string =>
  String(value)
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"\n\r\t]/g, (character) => REFERENCES[character] ?? character);

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
