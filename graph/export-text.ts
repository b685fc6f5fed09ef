/** Text as files for other programs take it. */

/** What XML 1.0 forbids even as a reference: most controls, lone surrogates, two non-characters. */
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

/** Without characters that no file should hold: each becomes U+FFFD. */
export const printable = (text: string): string => text.replace(FORBIDDEN, '\ufffd');

/** Escaped for elements and attributes alike. */
export const xml = (value: string | number | boolean): string =>
  printable(String(value)).replace(/[&<>"\n\r\t]/g, (character) => REFERENCES[character] ?? character);

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
