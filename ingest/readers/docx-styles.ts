/** What paragraph styles say about numbering, with inheritance. */
import { child, childrenOf, valOf, type XmlNode } from './docx-xml.ts';

/** A paragraph's place in a list, as far as it is stated. */
export interface NumberingRef {
  readonly numId: string | undefined;
  readonly level: number | undefined;
}

interface Style extends NumberingRef {
  readonly basedOn: string | undefined;
}

const MAX_CHAIN = 20;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private default: string | undefined;

  constructor(root: XmlNode) {
    const styles = child(root, 'styles');
    for (const style of styles === undefined ? [] : childrenOf(styles, 'style')) {
      const id = style.attribute('styleId') ?? '';
      const isDefault = style.attribute('default') === '1' && style.attribute('type') === 'paragraph';
      if (isDefault) this.default = id;
      this.styles.set(id, { basedOn: valOf(style, 'basedOn'), ...numberingRef(child(style, 'pPr')) });
    }
  }

  /** The numbering of a style, from itself or what it is based on; `chain` names the styles passed, nearest first. */
  numbering(styleId: string | undefined): NumberingRef & { readonly chain: readonly string[] } {
    const chain: string[] = [];
    let numId: string | undefined;
    let level: number | undefined;
    let id = styleId ?? this.default;
    while (id !== undefined && chain.length < MAX_CHAIN) {
      const style = this.styles.get(id);
      chain.push(id);
      numId ??= style?.numId;
      level ??= style?.level;
      id = style?.basedOn;
    }
    return { numId, level, chain };
  }
}

/** The <w:numPr> of paragraph properties. */
export function numberingRef(properties: XmlNode | undefined): NumberingRef {
  const numPr = properties === undefined ? undefined : child(properties, 'numPr');
  const level = Number.parseInt(valOf(numPr, 'ilvl') ?? '', 10);
  return { numId: valOf(numPr, 'numId'), level: level >= 0 && level < 9 ? level : undefined };
}
