/**
 * Automatic numbering: the numbers that Word draws and that stand nowhere in the text. Counters belong to an
 * abstract list and are shared by all lists made from it; a list with a start override counts anew at first use.
 */
import { formatNumber } from './docx-number-format.ts';
import { type NumberingRef, numberingRef, type Styles } from './docx-styles.ts';
import { child, childrenOf, isOn, valOf, type XmlNode } from './docx-xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** '第%1章', '%1.%2': %n is the counter of level n (from 1). */
  readonly text: string;
  readonly legal: boolean;
  /** The level (from 1) whose step restarts this one; 0 never; undefined any higher one. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface List {
  readonly abstract: string;
  readonly overrides: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const LEVELS = 9;
/** A label is a number with its mark; anything longer is a picture or a joke. */
const MAX_LABEL = 40;

export class Numbering {
  private readonly abstracts = new Map<string, Map<number, Level>>();
  private readonly styleLinks = new Map<string, string>();
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(
    root: XmlNode,
    private readonly styles: Styles,
  ) {
    const numbering = child(root, 'numbering');
    if (numbering === undefined) return;
    for (const abstract of childrenOf(numbering, 'abstractNum')) this.addAbstract(abstract);
    for (const num of childrenOf(numbering, 'num')) this.addList(num);
  }

  /** The label of the next paragraph with these properties, '' if it has none; counts on. */
  next(properties: XmlNode | undefined): string {
    const ref = this.resolve(properties);
    const list = ref.numId === undefined ? undefined : this.list(ref.numId);
    if (ref.numId === undefined || list === undefined) return '';
    const level = ref.level ?? 0;
    const shape = this.levelOf(list, level);
    if (shape === undefined) return '';
    const counters = this.step(ref.numId, list, level);
    return this.label(list, shape, counters);
  }

  /** Direct numbering wins over the style's; numId 0 switches numbering off. */
  private resolve(properties: XmlNode | undefined): NumberingRef {
    const direct = numberingRef(properties);
    const style = this.styles.numbering(valOf(properties, 'pStyle'));
    const numId = direct.numId ?? style.numId;
    if (numId === undefined || numId === '0') return { numId: undefined, level: undefined };
    const list = this.list(numId);
    const linked =
      direct.numId === undefined && list !== undefined ? this.linkedLevel(list, style.chain) : undefined;
    return { numId, level: direct.level ?? linked ?? style.level ?? 0 };
  }

  /** The level that names the paragraph's style (or one that it is based on) as its own. */
  private linkedLevel(list: List, chain: readonly string[]): number | undefined {
    const levels = this.abstracts.get(list.abstract) ?? new Map<number, Level>();
    for (const style of chain) {
      for (const [level, shape] of levels) if (shape.style === style) return level;
    }
    return undefined;
  }

  private step(numId: string, list: List, level: number): (number | undefined)[] {
    const counters =
      this.counters.get(list.abstract) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    this.counters.set(list.abstract, counters);
    if (!this.started.has(numId)) {
      this.started.add(numId);
      // A level is not yet counted when it is undefined: the override is then its first value.
      for (const at of list.overrides.keys()) counters[at] = undefined;
    }
    const value = counters[level];
    counters[level] = value === undefined ? this.startOf(list, level) : value + 1;
    for (let lower = level + 1; lower < LEVELS; lower++) {
      const restart = this.levelOf(list, lower)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counters[lower] = undefined;
    }
    return counters;
  }

  private label(list: List, shape: Level, counters: readonly (number | undefined)[]): string {
    if (shape.format === 'bullet') return '';
    const text = shape.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const value = counters[at] ?? this.startOf(list, at);
      const format = this.levelOf(list, at)?.format ?? 'decimal';
      return formatNumber(value, shape.legal ? 'decimal' : format);
    });
    return text.length <= MAX_LABEL ? text : '';
  }

  private startOf(list: List, level: number): number {
    return list.overrides.get(level) ?? this.levelOf(list, level)?.start ?? 1;
  }

  private levelOf(list: List, level: number): Level | undefined {
    return list.levels.get(level) ?? this.abstracts.get(list.abstract)?.get(level);
  }

  /** A list may point to a numbering style, whose own list has the levels. */
  private list(numId: string): List | undefined {
    const list = this.lists.get(numId);
    const link = list === undefined ? undefined : this.styleLinks.get(list.abstract);
    const target = link === undefined ? undefined : this.styles.numbering(link).numId;
    return (target === undefined ? undefined : this.lists.get(target)) ?? list;
  }

  private addAbstract(abstract: XmlNode): void {
    const id = abstract.attribute('abstractNumId') ?? '';
    this.abstracts.set(id, levelsOf(abstract));
    const link = valOf(abstract, 'numStyleLink');
    if (link !== undefined) this.styleLinks.set(id, link);
  }

  private addList(num: XmlNode): void {
    const overrides = new Map<number, number>();
    const levels = new Map<number, Level>();
    for (const override of childrenOf(num, 'lvlOverride')) {
      const level = integer(override.attribute('ilvl'), 0);
      const start = valOf(override, 'startOverride');
      if (start !== undefined) overrides.set(level, integer(start, 1));
      for (const [at, shape] of levelsOf(override)) levels.set(at, shape);
    }
    const abstract = valOf(num, 'abstractNumId') ?? '';
    this.lists.set(num.attribute('numId') ?? '', { abstract, overrides, levels });
  }
}

function levelsOf(parent: XmlNode): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of childrenOf(parent, 'lvl')) {
    const restart = valOf(level, 'lvlRestart');
    levels.set(integer(level.attribute('ilvl'), 0), {
      start: integer(valOf(level, 'start'), 1),
      format: numberFormat(level),
      text: valOf(level, 'lvlText') ?? '',
      legal: isOn(level, 'isLgl'),
      restart: restart === undefined ? undefined : integer(restart, 0),
      style: valOf(level, 'pStyle'),
    });
  }
  return levels;
}

/** Newer formats hide in mc:AlternateContent with an old one as fallback. */
function numberFormat(level: XmlNode): string {
  const alternate = child(level, 'AlternateContent');
  const choice = alternate === undefined ? undefined : child(alternate, 'Choice');
  return valOf(level, 'numFmt') ?? valOf(choice, 'numFmt') ?? 'decimal';
}

function integer(text: string | undefined, otherwise: number): number {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(number) && number >= 0 && number < 100_000 ? number : otherwise;
}
