/**
 * A small XML reader for Office files from strangers: no document types (so no entity expansion and no outside
 * files), bounded depth and number of nodes, no recursion. Names lose their prefix: Word's strict and transitional
 * files then read alike.
 */

/** The XML is broken or built to choke a reader. */
export class XmlError extends Error {}

/** Word nests tables in tables at most a few deep, each about ten elements. */
const MAX_DEPTH = 400;
/** About 60 MB of nodes and 30 times the longest plan seen. */
const MAX_NODES = 1_200_000;

export class XmlNode {
  readonly children: XmlNode[] = [];
  constructor(
    /** Local name; '#text' for text, '' for the root. */
    readonly name: string,
    /** Attributes as written, or the text of a '#text'. */
    readonly raw: string,
  ) {}

  /** An attribute by its local name. */
  attribute(name: string): string | undefined {
    const found = attributePattern(name).exec(this.raw);
    return found === null ? undefined : unescapeXml(found[1] ?? found[2] ?? '');
  }
}

const patterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

/** @throws XmlError on a document type, too much depth or too many nodes, or tags that do not match. */
export function parseXml(text: string): XmlNode {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('document type');
  const root = new XmlNode('', '');
  const open: XmlNode[] = [root];
  let nodes = 0;
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const top = open[open.length - 1] ?? root;
    if (tag !== at)
      top.children.push(new XmlNode('#text', unescapeXml(text.slice(at, tag < 0 ? undefined : tag))));
    if (tag < 0) break;
    if (++nodes > MAX_NODES) throw new XmlError('too many nodes');
    at = readTag(text, tag, open);
    if (open.length > MAX_DEPTH) throw new XmlError('too deep');
  }
  if (open.length > 1) throw new XmlError('not closed');
  return root;
}

/** Handles the markup at `tag` and gives the offset behind it. */
function readTag(text: string, tag: number, open: XmlNode[]): number {
  if (text.startsWith('<!--', tag)) return behind(text, '-->', tag);
  if (text.startsWith('<?', tag)) return behind(text, '?>', tag);
  if (text.startsWith('<![CDATA[', tag)) {
    const end = behind(text, ']]>', tag);
    open[open.length - 1]?.children.push(new XmlNode('#text', text.slice(tag + 9, end - 3)));
    return end;
  }
  const end = behind(text, '>', tag);
  const inside = text.slice(tag + 1, end - 1);
  if (inside.startsWith('/')) {
    const closed = open.pop();
    if (closed === undefined || closed.name !== localName(inside.slice(1)))
      throw new XmlError('tags do not match');
    return end;
  }
  const node = new XmlNode(localName(inside), inside.replace(/^\S+/, ''));
  open[open.length - 1]?.children.push(node);
  if (!inside.endsWith('/')) open.push(node);
  return end;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new XmlError('cut off');
  return at + mark.length;
}

function localName(tag: string): string {
  const name = /^[^\s/>]+/.exec(tag)?.[0] ?? '';
  return name.slice(name.indexOf(':') + 1);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

export function child(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((candidate) => candidate.name === name);
}

export function childrenOf(node: XmlNode, ...names: string[]): XmlNode[] {
  return node.children.filter((candidate) => names.includes(candidate.name));
}

/** Stands for properties that are not there. */
export const NOTHING = new XmlNode('', '');

/** The value of a property element: <w:numId w:val="3"/> is '3'. */
export function valOf(node: XmlNode | undefined, name: string): string | undefined {
  return child(node ?? NOTHING, name)?.attribute('val');
}

/** Whether an on/off property is on: present and not 0, false, off. */
export function isOn(node: XmlNode | undefined, name: string): boolean {
  const found = child(node ?? NOTHING, name);
  return found !== undefined && !/^(?:0|false|off)$/.test(found.attribute('val') ?? '1');
}

/** The first node of that name, breadth first, a few levels down. */
export function descendant(root: XmlNode, name: string): XmlNode | undefined {
  let level = [root];
  for (let depth = 0; depth < 4 && level.length > 0; depth++) {
    const found = level.find((node) => node.name === name);
    if (found !== undefined) return found;
    level = level.flatMap((node) => node.children);
  }
  return undefined;
}

export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  return node.name === '#text' ? node.raw : node.children.map(textOf).join('');
}
