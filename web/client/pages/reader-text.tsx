import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Clause, Table } from '../../../graph/model.ts';
import type { PlanDetail, PlanText } from '../../contract.ts';
import { factEndAddress, spanOf } from '../parts/addresses.ts';
import { clauseName } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { segments } from '../parts/segments.ts';
import { useAddress } from '../parts/use-address.ts';
import { type Block, blocksOf, outlineOf, spansOf } from './reader-blocks.ts';
import { TaskCard } from './reader-task.tsx';

type MarkKind = PlanText['spans'][number]['kind'];
const MARKS: readonly MarkKind[] = ['department', 'target', 'program', 'industry', 'citation'];

interface Props {
  readonly detail: PlanDetail;
  readonly text: PlanText;
}

export function ReaderText({ detail, text }: Props) {
  const { params } = useAddress();
  const at = useMemo(() => spanOf(params.get('at')), [params]);
  const [off, setOff] = useState<ReadonlySet<MarkKind>>(new Set());
  const blocks = useMemo(() => blocksOf(text.text, text.clauses, text.tables), [text]);
  const marks = useMemo(() => spansOf(blocks, text.spans), [blocks, text]);
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text must be on the page before it can scroll.
  useEffect(() => {
    if (at) body.current?.querySelector('mark.lit')?.scrollIntoView({ block: 'center' });
  }, [at, blocks]);
  return (
    <div className="reader-columns">
      <Outline clauses={text.clauses} />
      <div className="reader-main">
        <MarkSwitches off={off} setOff={setOff} spans={text.spans} />
        <div className="reader-text" ref={body} lang="zh-CN">
          {blocks.map((block, i) => (
            <BlockView
              key={`${block.type}${block.start}${'clause' in block ? (block.clause?.id ?? '') : ''}`}
              block={block}
              detail={detail}
              text={text}
              marks={marks[i] ?? []}
              at={at}
              off={off}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function Outline({ clauses }: { clauses: readonly Clause[] }) {
  const { t } = useSpeech();
  const rows = outlineOf(clauses);
  if (rows.length === 0) return null;
  return (
    <nav className="outline" aria-label={t('reader.outline')}>
      <details open={matchMedia('(min-width: 900px)').matches}>
        <summary>{t('reader.outline')}</summary>
        <ol>
          {rows.map((c) => (
            <li key={c.id} className={`level-${c.level}`}>
              <a href={`#${clauseAnchor(c)}`}>{clauseName(c)}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

const clauseAnchor = (c: Clause): string => `c${c.start}`;

interface SwitchProps {
  readonly spans: PlanText['spans'];
  readonly off: ReadonlySet<MarkKind>;
  readonly setOff: (off: ReadonlySet<MarkKind>) => void;
}

function MarkSwitches({ spans, off, setOff }: SwitchProps) {
  const { t } = useSpeech();
  const toggle = (kind: MarkKind) => {
    const next = new Set(off);
    if (!next.delete(kind)) next.add(kind);
    setOff(next);
  };
  return (
    <ul className="chips mark-switches" aria-label={t('reader.marks')}>
      {MARKS.map((kind) => {
        const n = spans.filter((s) => s.kind === kind).length;
        return n === 0 ? null : (
          <li key={kind}>
            <button type="button" className="chip" aria-pressed={!off.has(kind)} onClick={() => toggle(kind)}>
              <span className={`swatch mark-${kind}`} aria-hidden="true" /> {t(`mark.${kind}`)}{' '}
              <span className="count">{n}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface BlockProps extends Props {
  readonly block: Block;
  /** The spans that reach into this block. */
  readonly marks: PlanText['spans'];
  readonly at: { start: number; end: number } | null;
  readonly off: ReadonlySet<MarkKind>;
}

function BlockView({ block, detail, text, marks, at, off }: BlockProps) {
  if (block.type === 'task') {
    const task = detail.tasks.find((one) => one.clause === block.clause.id || one.id === block.clause.id);
    return task ? <TaskCard task={task} detail={detail} spans={text.spans} /> : null;
  }
  const piece = (start: number, end: number) => (
    <Pieces text={text.text.slice(start, end)} base={start} spans={marks} at={at} off={off} />
  );
  if (block.type === 'table') return <TableView table={block.table} piece={piece} />;
  const words = piece(block.start, block.end);
  if (block.type === 'paragraph') return <p>{words}</p>;
  const Heading = (['h2', 'h2', 'h3', 'h4', 'h5'] as const)[Math.min(block.clause.level, 4)] ?? 'h5';
  return (
    <Heading id={clauseAnchor(block.clause)} className={`clause-${block.clause.kind}`}>
      {words}
    </Heading>
  );
}

function TableView({
  table,
  piece,
}: {
  table: Table;
  piece: (start: number, end: number) => React.ReactNode;
}) {
  return (
    <div className="scroll-x">
      <table className="plain">
        {table.caption ? <caption>{table.caption}</caption> : null}
        <tbody>
          {table.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a printed table never move.
            <tr key={r}>
              {row.map((cell, c) => {
                if (isCovered(table, r, c)) return null;
                const Cell = cell.header ? 'th' : 'td';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a printed table never move.
                  <Cell key={c} rowSpan={cell.rowSpan} colSpan={cell.colSpan}>
                    {piece(cell.start, cell.end)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The grid repeats a merged cell in every place it covers; JSON makes copies, so offsets tell which are one. */
function isCovered(table: Table, r: number, c: number): boolean {
  const cell = table.rows[r]?.[c];
  const same = (other: typeof cell) => other && cell && other.start === cell.start && other.end === cell.end;
  const merged = cell && (cell.rowSpan > 1 || cell.colSpan > 1);
  return Boolean(merged && (same(table.rows[r]?.[c - 1]) || same(table.rows[r - 1]?.[c])));
}

interface PiecesProps {
  readonly text: string;
  readonly base: number;
  readonly spans: PlanText['spans'];
  readonly at: { start: number; end: number } | null;
  readonly off: ReadonlySet<MarkKind>;
}

function Pieces({ text, base, spans, at, off }: PiecesProps) {
  const marks = spans.filter((s) => !off.has(s.kind) && s.start < base + text.length && s.end > base);
  const lit = at ? [...marks, { ...at, kind: 'lit' as const, label: '', entity: null }] : marks;
  return segments(text, base, lit).map((piece) => {
    const isLit = piece.marks.some((m) => m.kind === 'lit');
    const mark = narrowest(piece.marks.filter((m) => m.kind !== 'lit'));
    const words = mark ? (
      <Mark key={piece.start} mark={mark as PlanText['spans'][number]}>
        {piece.text}
      </Mark>
    ) : (
      piece.text
    );
    return isLit ? (
      <mark key={piece.start} className="lit">
        {words}
      </mark>
    ) : (
      <Fragment key={piece.start}>{words}</Fragment>
    );
  });
}

const narrowest = <M extends { start: number; end: number }>(marks: readonly M[]): M | undefined =>
  [...marks].sort((a, b) => a.end - a.start - (b.end - b.start))[0];

function Mark({ mark, children }: { mark: PlanText['spans'][number]; children: string }) {
  const { t } = useSpeech();
  const title = `${t(`mark.${mark.kind}`)} · ${mark.label}`;
  return mark.entity ? (
    <Link className={`mark mark-${mark.kind}`} to={factEndAddress(mark.entity)} title={title}>
      {children}
    </Link>
  ) : (
    <span className={`mark mark-${mark.kind}`} title={title}>
      {children}
    </span>
  );
}
