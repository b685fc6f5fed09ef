/**
 * One open data folder with its graph, its read model, its index and the questions over them: the place where
 * the rooms are wired together. The command line opens it for one verb, the server for its life.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataFolder, openDataFolder, type SourceEntry } from '../graph/data-folder.ts';
import { type Check, diagnose } from '../graph/doctor.ts';
import { QpgError } from '../graph/errors.ts';
import { sha256 } from '../graph/ids.ts';
import type { DocumentRecord } from '../graph/model.ts';
import { openStore } from '../graph/open.ts';
import type { GraphStore } from '../graph/store.ts';
import { toRecord } from '../ingest/facts.ts';
import { extract } from '../ingest/ingest.ts';
import type { RawFile } from '../ingest/reader.ts';
import { readJudgements } from '../ingest/resolve/judgements.ts';
import type { Suggestion } from '../ingest/resolve/linker.ts';
import { type Ask, createAsk } from '../search/ask.ts';
import { Corpus } from '../search/corpus.ts';
import type { Embedder } from '../search/embedder.ts';
import { localEmbedder } from '../search/embedders/local.ts';
import type { OnProgress } from '../search/indexer.ts';
import { createSearch, type Search } from '../search/search.ts';
import type { AskReply, IngestOutcome, PlanSummary, SearchQuery, SearchReply } from '../web/contract.ts';
import type { Frozen } from '../web/mount.ts';
import type { IngestProgress, Parts, RawUpload, Version } from '../web/parts.ts';
import { planSummary } from '../web/views.ts';
import {
  type FileProgress,
  type Incoming,
  ingestPaths,
  type OnStage,
  outcomeOf,
  type Taken,
} from './ingesting.ts';
import { judge, suggestions, type Verdict } from './judging.ts';

export interface WorkspaceOptions {
  readonly data: string;
  /** `embedded`, `memory` or a neo4j:// address. */
  readonly store: string;
  readonly model?: string;
  /** Embedding threads; as many as cores unless told. */
  readonly jobs?: number;
  /** False leaves the model and the index alone (verbs that only read the graph). */
  readonly search?: boolean;
  /** Throw the index away instead of refusing one made by another model. */
  readonly reindex?: boolean;
  /** Texts embedded while opening, when the index lacks some: after an update, a crash, for `reindex`. */
  readonly onIndexing?: OnProgress;
}

export type Opener = (how: Omit<Partial<WorkspaceOptions>, 'data' | 'store'>) => Promise<Workspace>;

export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const folder = await openDataFolder(options.data);
  try {
    const store = await openStore(options.store, options.data);
    try {
      return await Workspace.open(options, folder, store);
    } catch (error) {
      await store.close();
      throw error;
    }
  } catch (error) {
    await folder.close();
    throw error;
  }
}

export class Workspace implements Parts {
  readonly store: GraphStore;
  /** What opening had to mend or could not, in words for the user. */
  readonly notes: string[];
  readonly #folder: DataFolder;
  readonly #corpus = new Corpus();
  readonly #summaries = new Map<string, PlanSummary>();
  readonly #judgements: string;
  #embedder: Embedder | null = null;
  #search: Search | null = null;
  #ask: Ask | null = null;

  private constructor(folder: DataFolder, store: GraphStore) {
    this.#folder = folder;
    this.notes = [...folder.notes];
    this.store = store;
    this.#judgements = join(folder.path, 'judgements.jsonl');
  }

  static async open(options: WorkspaceOptions, folder: DataFolder, store: GraphStore): Promise<Workspace> {
    const workspace = new Workspace(folder, store);
    await workspace.#load();
    if (options.search === false) return workspace;
    const embedder = localEmbedder({
      ...(options.model ? { folder: options.model } : {}),
      ...(options.jobs ? { workers: options.jobs } : {}),
    });
    workspace.#embedder = embedder;
    workspace.#search = await createSearch({
      corpus: workspace.#corpus,
      embedder,
      indexDir: folder.indexFolder,
      fresh: options.reindex ?? false,
      ...(options.onIndexing ? { onProgress: options.onIndexing } : {}),
    });
    workspace.#ask = createAsk({ corpus: workspace.#corpus, finder: workspace.#search, embedder });
    return workspace;
  }

  /** Reads the store; documents whose source is kept but which the graph lost are read again from their source. */
  async #load(): Promise<void> {
    const stored = new Set(await this.store.documentIds());
    for (const id of stored) {
      const record = await this.store.document(id);
      if (record) this.#remember(record);
    }
    for (const entry of this.#folder.entries()) {
      if (stored.has(entry.id)) continue;
      try {
        await this.#recordOfSource(entry);
      } catch (error) {
        // A full disk must not keep the plans that are there from being read.
        if (!(error instanceof QpgError)) throw error;
        this.notes.push(`“${entry.source}”未能从原始文件恢复：${error.message}`);
      }
    }
  }

  /** Reads a kept source again and stores what it says now. */
  async #recordOfSource(entry: SourceEntry): Promise<DocumentRecord> {
    const record = await this.#recordOf(
      { name: entry.source, bytes: await this.#folder.bytes(entry) },
      () => {},
    );
    await this.store.put(record);
    this.#remember(record);
    return record;
  }

  #remember(record: DocumentRecord): void {
    this.#corpus.put(record);
    this.#summaries.set(record.id, planSummary(record));
  }

  summaries(): readonly PlanSummary[] {
    const date = (p: PlanSummary) => p.issuedDate ?? p.publishedDate ?? '';
    return [...this.#summaries.values()].sort(
      (a, b) => date(b).localeCompare(date(a)) || a.id.localeCompare(b.id),
    );
  }

  record(planId: string): Promise<DocumentRecord | null> {
    return this.store.document(planId);
  }

  /** Loads the model, builds the indexes of names and asks one question of every kind: the first is as quick as the next. */
  async warm(): Promise<void> {
    await this.#search?.warm();
    await this.#ask?.warm();
  }

  async search(query: SearchQuery): Promise<Frozen<SearchReply>> {
    return this.#needSearch().search(query);
  }

  async ask(text: string, plans?: readonly string[]): Promise<Frozen<AskReply>> {
    this.#needSearch();
    return (this.#ask as Ask)(text, plans?.length ? { plans } : {});
  }

  #needSearch(): Search {
    if (!this.#search) throw new Error('this workspace was opened without search');
    return this.#search;
  }

  /** Ingests files by path, in order; a file that fails becomes an outcome with its error. */
  async ingestFiles(
    paths: readonly string[],
    { force, onProgress }: { force: boolean; onProgress: (p: FileProgress) => void },
  ): Promise<IngestOutcome[]> {
    const outcomes = await ingestPaths(
      paths,
      (incoming, onStage) => this.#ingest(incoming, force, onStage),
      onProgress,
    );
    await this.store.flush();
    return outcomes;
  }

  async ingest(
    files: readonly RawUpload[],
    onProgress: (p: IngestProgress) => void,
  ): Promise<IngestOutcome[]> {
    const outcomes: IngestOutcome[] = [];
    for (const raw of files) {
      const onStage: OnStage = (stage, done, total) => onProgress({ file: raw.name, stage, done, total });
      outcomes.push(await outcomeOf(raw.name, () => this.#ingest({ raw, origin: raw.name }, false, onStage)));
    }
    await this.store.flush();
    return outcomes;
  }

  async #ingest({ raw, origin }: Incoming, force: boolean, onStage: OnStage): Promise<Taken> {
    const known = this.#knownAs({ raw, origin });
    if (known && !force) return { status: 'unchanged', ...this.#shown(known.id) };
    const record = await this.#recordOf(raw, onStage);
    const replaced = this.#summaries.has(record.id);
    onStage('storing', 0, 1);
    // The source is durable before anything is derived from it: after a crash #load finishes the work.
    await this.#folder.keep({
      id: record.id,
      source: raw.name,
      origin,
      bytes: raw.bytes,
      ingestedAt: new Date().toISOString(),
    });
    await this.store.put(record);
    this.#remember(record);
    for (const former of this.#folder.entriesFrom(origin))
      if (former.id !== record.id) await this.remove(former.id);
    await this.#search?.index(record, (done, total) => onStage('embedding', done, total));
    return {
      status: replaced ? 'replaced' : 'added',
      ...this.#shown(record.id),
      issues: record.extraction.issues,
    };
  }

  /**
   * The plan that these bytes already stand for. The same plan from two sites takes turns as its current version;
   * the one that was replaced is known too, else repeating a folder would swap them for ever.
   */
  #knownAs({ raw, origin }: Incoming): SourceEntry | undefined {
    const hash = sha256(raw.bytes);
    return this.#folder
      .entries()
      .find(
        (e) =>
          (e.sha256 === hash && e.source === raw.name) ||
          (e.origin !== origin && e.history.some((h) => h.sha256 === hash && h.origin === origin)),
      );
  }

  #shown(id: string) {
    const summary = this.#summaries.get(id) as PlanSummary;
    return { plan: { id, title: summary.title, source: summary.source }, counts: summary.counts, issues: [] };
  }

  async #recordOf(raw: RawFile, onStage: OnStage): Promise<DocumentRecord> {
    onStage('extracting', 0, 1);
    const extraction = await extract(raw);
    if (!extraction.plan)
      throw new QpgError('NOT_A_PLAN', `“${raw.name}”不是质量规划，未收录：${extraction.notPlan}`);
    return toRecord(extraction, readJudgements(this.#judgements));
  }

  async remove(planId: string): Promise<boolean> {
    const known = await this.store.remove(planId);
    await this.#folder.forget(planId);
    this.#corpus.remove(planId);
    this.#summaries.delete(planId);
    await this.#search?.remove(planId);
    await this.store.flush();
    return known;
  }

  suggestions(limit: number): Promise<Suggestion[]> {
    return suggestions(this.store, this.#judgements, limit);
  }

  /** @returns the number of documents that were read again so that the judgement shows */
  async judge(verdict: Verdict): Promise<number> {
    const affected = await judge(this.store, this.#judgements, verdict);
    for (const id of affected) {
      const entry = this.#folder.entry(id);
      if (!entry) continue;
      const record = await this.#recordOfSource(entry);
      await this.#search?.index(record);
    }
    await this.store.flush();
    return affected.length;
  }

  async versions(planId: string): Promise<readonly Version[]> {
    const entry = this.#folder.entry(planId);
    return entry ? [entry, ...entry.history.toReversed()] : [];
  }

  async sourceBytes(planId: string): Promise<RawUpload | null> {
    const entry = this.#folder.entry(planId);
    return entry && { name: entry.source, bytes: await this.#folder.bytes(entry) };
  }

  async doctor(): Promise<Check[]> {
    const checks = await diagnose({ store: this.store, folder: this.#folder });
    return [...checks, await this.#checkModel(), this.#checkIndex()];
  }

  async #checkModel(): Promise<Check> {
    const check = '向量模型';
    try {
      const { length } = await (this.#embedder as Embedder).embedQuery('质量');
      return { check, ok: true, detail: `${this.#embedder?.id}，${length} 维`, advice: '' };
    } catch (error) {
      if (!(error instanceof QpgError)) throw error;
      return { check, ok: false, detail: error.message, advice: '重新安装程序，或检查 QPG_MODEL' };
    }
  }

  #checkIndex(): Check {
    const { notes } = this.#needSearch();
    const detail = `${this.#corpus.unitCount} 个条款可检索${notes.map((n) => `；${n}`).join('')}`;
    return { check: '检索索引', ok: true, detail, advice: '' };
  }

  /** The documents that come with the program. */
  sampleFiles(): string[] {
    const folder = fileURLToPath(new URL('../ingest/samples/', import.meta.url));
    return readdirSync(folder)
      .filter((f) => f.endsWith('.txt'))
      .sort()
      .map((f) => join(folder, f));
  }

  async close(): Promise<void> {
    await this.#search?.close();
    await this.store.flush();
    await this.store.close();
    await this.#folder.close();
  }
}
