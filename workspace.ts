/**
 * One open data folder with its graph, its read model, its index and the questions over them: the place where
 * the rooms are wired together. The command line opens it for one verb, the server for its life.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataFolder, openDataFolder } from './graph/data-folder.ts';
import { type Check, diagnose } from './graph/doctor.ts';
import { QpgError } from './graph/errors.ts';
import { sha256 } from './graph/ids.ts';
import type { DocumentRecord } from './graph/model.ts';
import { openStore } from './graph/open.ts';
import type { GraphStore } from './graph/store.ts';
import { toRecord } from './ingest/facts.ts';
import { extract } from './ingest/ingest.ts';
import type { RawFile } from './ingest/reader.ts';
import { appendJudgement, type Judgement, readJudgements } from './ingest/resolve/judgements.ts';
import { type Suggestion, suggest } from './ingest/resolve/linker.ts';
import { type Ask, createAsk } from './search/ask.ts';
import { Corpus } from './search/corpus.ts';
import { localEmbedder } from './search/embedders/local.ts';
import { createSearch, type Search } from './search/search.ts';
import type { AskReply, IngestOutcome, PlanSummary, SearchQuery, SearchReply } from './web/contract.ts';
import { type Frozen, problemOf } from './web/mount.ts';
import type { IngestProgress, Parts, RawUpload, Version } from './web/parts.ts';
import { planSummary } from './web/views.ts';

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
}

export type Opener = (how: Omit<Partial<WorkspaceOptions>, 'data' | 'store'>) => Promise<Workspace>;

export interface FileProgress {
  /** Files done, with a fraction for the one under way. */
  readonly done: number;
  readonly file: string;
  readonly label: string;
}

const STAGES = {
  reading: { share: 0, label: '读取' },
  extracting: { share: 0.1, label: '抽取' },
  storing: { share: 0.2, label: '入库' },
  embedding: { share: 0.3, label: '向量' },
} as const;
type Stage = keyof typeof STAGES;
type OnStage = (stage: Stage, done: number, total: number) => void;

interface Item {
  readonly raw: RawFile;
  /** Path the file was read from; uploads have none and are known by their name. */
  readonly origin: string;
}

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
  readonly #folder: DataFolder;
  readonly #corpus = new Corpus();
  readonly #summaries = new Map<string, PlanSummary>();
  readonly #judgements: string;
  #search: Search | null = null;
  #ask: Ask | null = null;

  private constructor(folder: DataFolder, store: GraphStore) {
    this.#folder = folder;
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
    workspace.#search = await createSearch({
      corpus: workspace.#corpus,
      embedder,
      indexDir: folder.indexFolder,
      fresh: options.reindex ?? false,
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
      const record = await this.#recordOf(
        { name: entry.source, bytes: await this.#folder.bytes(entry) },
        () => {},
      );
      await this.store.put(record);
      this.#remember(record);
    }
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
    options: { force: boolean; onProgress: (p: FileProgress) => void },
  ): Promise<IngestOutcome[]> {
    const outcomes: IngestOutcome[] = [];
    for (const [index, path] of paths.entries()) {
      const file = basename(path);
      const onStage: OnStage = (stage, done, total) => {
        const { share, label } = STAGES[stage];
        const within = stage === 'embedding' ? share + (1 - share) * (done / Math.max(total, 1)) : share;
        options.onProgress({ done: index + Math.min(within, 0.99), file, label });
      };
      outcomes.push(
        await this.#outcome(file, async () => {
          onStage('reading', 0, 1);
          return this.#ingest(
            { raw: { name: file, bytes: await readFile(path) }, origin: path },
            options.force,
            onStage,
          );
        }),
      );
      options.onProgress({ done: index + 1, file, label: '完成' });
    }
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
      outcomes.push(
        await this.#outcome(raw.name, () => this.#ingest({ raw, origin: raw.name }, false, onStage)),
      );
    }
    await this.store.flush();
    return outcomes;
  }

  /** Turns what the file's user can mend into an outcome; a defect of ours still crashes. */
  async #outcome(
    file: string,
    work: () => Promise<Omit<IngestOutcome, 'file' | 'error'>>,
  ): Promise<IngestOutcome> {
    try {
      return { file, error: null, ...(await work()) };
    } catch (error) {
      if (!(error instanceof QpgError)) throw error;
      return { file, status: 'failed', plan: null, counts: null, issues: [], error: problemOf(error) };
    }
  }

  async #ingest(
    { raw, origin }: Item,
    force: boolean,
    onStage: OnStage,
  ): Promise<Omit<IngestOutcome, 'file' | 'error'>> {
    const hash = sha256(raw.bytes);
    const same = this.#folder.entries().find((e) => e.sha256 === hash && e.source === raw.name);
    if (same && !force) return { status: 'unchanged', ...this.#shown(same.id) };
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

  /** Pairs of entities that may be one thing and that nobody has judged yet, likeliest first. */
  async suggestions(limit: number): Promise<Suggestion[]> {
    const kinds = ['program', 'indicator', 'department'] as const;
    const candidates = (await Promise.all(kinds.map((kind) => this.store.entities({ kind })))).flat();
    return suggest(candidates, readJudgements(this.#judgements), limit);
  }

  /**
   * Writes a judgement down and reads the documents that speak of either side again, so that it shows at once.
   * @returns the number of documents read again
   * @throws QpgError NOT_FOUND when neither the store nor an earlier judgement knows an id
   */
  async judge(judgement: Pick<Judgement, 'left' | 'right' | 'verdict' | 'why'>): Promise<number> {
    const { left, right } = judgement;
    const before = readJudgements(this.#judgements);
    const affected = new Set<string>();
    for (const id of [left, right]) {
      const stands = before.canonical(id);
      if (!(await this.store.entity(stands)))
        throw new QpgError(
          'NOT_FOUND',
          `没有编号为“${id}”的实体。用 qpg resolve suggest 或 qpg show 查看编号。`,
        );
      const facts = [
        ...(await this.store.facts({ subject: stands })),
        ...(await this.store.facts({ object: stands })),
      ];
      for (const fact of facts) affected.add(fact.document);
    }
    appendJudgement(this.#judgements, { ...judgement, at: new Date().toISOString() });
    for (const id of affected) await this.#readAgain(id);
    await this.store.flush();
    return affected.size;
  }

  async #readAgain(planId: string): Promise<void> {
    const entry = this.#folder.entry(planId);
    if (!entry) return;
    const record = await this.#recordOf(
      { name: entry.source, bytes: await this.#folder.bytes(entry) },
      () => {},
    );
    await this.store.put(record);
    this.#remember(record);
    await this.#search?.index(record);
  }

  async versions(planId: string): Promise<readonly Version[]> {
    const entry = this.#folder.entry(planId);
    return entry ? [entry, ...entry.history.toReversed()] : [];
  }

  async sourceBytes(planId: string): Promise<RawUpload | null> {
    const entry = this.#folder.entry(planId);
    return entry && { name: entry.source, bytes: await this.#folder.bytes(entry) };
  }

  async reindex(onProgress: (done: number, total: number) => void): Promise<void> {
    await this.#needSearch().reindex(onProgress);
  }

  doctor(): Promise<Check[]> {
    return diagnose({ store: this.store, folder: this.#folder });
  }

  /** The documents that come with the program. */
  sampleFiles(): string[] {
    const folder = fileURLToPath(new URL('./ingest/samples/', import.meta.url));
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
