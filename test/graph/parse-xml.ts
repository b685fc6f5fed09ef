/** A strict little XML reader for tests: throws where a document is not well-formed, else gives its elements. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function decode(raw: string): string {
  if (raw.includes('<')) throw new Error(`a bare < in ${raw}`);
  const text = raw.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const code = /^#(\d+)$/.exec(name)?.[1];
    const character = code === undefined ? ENTITIES[name] : String.fromCodePoint(Number(code));
    if (character === undefined || !whole.endsWith(';')) throw new Error(`a bad reference ${whole}`);
    return character;
  });
  if (ILLEGAL.test(text)) throw new Error('a character that XML forbids');
  return text;
}

function attributesOf(raw: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const rest = raw.replace(/\s+([\w.:-]+)="([^"]*)"/g, (_, name: string, value: string) => {
    if (name in attributes) throw new Error(`the attribute ${name} twice`);
    attributes[name] = decode(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`not attributes: ${rest}`);
  return attributes;
}

/** @throws Error if the text is not well-formed (as far as our exporters go: no comments, CDATA, DTD). */
export function parseXml(document: string): Element {
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(document);
  if (!declaration) throw new Error('no XML declaration');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, tag, text] of document.slice(declaration[0].length).matchAll(/<([^<>]*)>|([^<>]+)|[<>]/g)) {
    const inside = open.at(-1)!;
    if (text !== undefined) inside.text += decode(text);
    else if (tag?.startsWith('/')) {
      if (open.pop()!.name !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> closes ${inside.name}`);
    } else {
      const [, name, raw = '', empty] = /^([\w.:-]+)((?:\s[\s\S]*?)?)(\/?)$/.exec(tag ?? '') ?? [];
      if (name === undefined) throw new Error(`not a tag: <${tag}>`);
      const element: Element = { name, attributes: attributesOf(raw), children: [], text: '' };
      inside.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one closed root element');
  return root.children[0]!;
}

/** All elements of one name, at any depth, in order. */
export const find = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...find(child, name)]);
