/** Checks that what is stored hangs together, and says what to do where it does not. */
import type { DataFolder } from './data-folder.ts';
import { QpgError } from './errors.ts';
import { relationKinds } from './kinds.ts';
import { mergeEntities, sortedSet } from './merge.ts';
import type { DocumentRecord, Entity, Fact } from './model.ts';
import type { GraphStore, StoreStats } from './store.ts';

/** One thing looked at. `detail` says what was found, `advice` what to do ('' when all is well). */
export interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly advice: string;
}

export interface Examined {
  readonly store: GraphStore;
  /** Null for a store without a data folder. */
  readonly folder: DataFolder | null;
}

const REBUILD = '移走数据目录中的 graph 文件夹后重新运行，qpg 会由原始文件重建图库';

/** Up to three examples and how many there are in all. */
const some = (items: readonly string[]): string =>
  `${items.slice(0, 3).join('、')}${items.length > 3 ? ` 等 ${items.length} 处` : ''}`;

const result = (check: string, faults: readonly string[], fine: string, advice: string): Check => ({
  check,
  ok: faults.length === 0,
  detail: faults.length === 0 ? fine : some(faults),
  advice: faults.length === 0 ? '' : advice,
});

async function checkStore(store: GraphStore): Promise<{ check: Check; stats: StoreStats | null }> {
  try {
    const stats = await store.stats();
    const detail = `${store.engine}，规划 ${stats.documents} 份、实体 ${stats.entities} 个、事实 ${stats.facts} 条`;
    return { check: { check: '图库', ok: true, detail, advice: '' }, stats };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { check: { check: '图库', ok: false, detail: `不能读取：${why}`, advice: REBUILD }, stats: null };
  }
}

/** What the folder lists and what the store holds must be the same documents. */
async function checkDocuments({ store, folder }: Examined): Promise<Check> {
  const stored = new Set(await store.documentIds());
  const entries = folder?.entries() ?? [];
  const listed = new Set(entries.map((entry) => entry.id));
  const lost = entries.filter((entry) => !stored.has(entry.id)).map((entry) => `“${entry.source}”不在图库中`);
  const unlisted = folder === null ? [] : [...stored].filter((id) => !listed.has(id));
  const faults = [...(folder?.notes ?? []), ...lost, ...unlisted.map((id) => `“${id}”没有原始文件`)];
  return result('规划与原始文件', faults, `${stored.size} 份一一对应`, '重新收录（qpg ingest）这些文件');
}

async function checkSources(folder: DataFolder): Promise<Check> {
  const faults: string[] = [];
  for (const entry of folder.entries())
    for (const version of [entry, ...entry.history]) {
      try {
        await folder.bytes(version);
      } catch (error) {
        if (!(error instanceof QpgError)) throw error;
        faults.push(error.message);
      }
    }
  return result('原始文件校验', faults, '全部与收录时一致', '重新收录这些文件');
}

/** Facts of one document that its text does not bear out. */
function unproven(record: DocumentRecord, facts: readonly Fact[]): string[] {
  const { text } = record.extraction;
  const wrong = facts.filter((fact) => text.slice(fact.start, fact.end) !== fact.quote);
  return wrong.map((fact) => `“${record.extraction.source}”的事实 ${fact.id}`);
}

/** Ends that do not exist or are of a kind that the relation does not join. */
function misjoined(facts: readonly Fact[], entities: ReadonlyMap<string, Entity>): string[] {
  return facts.flatMap((fact) => {
    const [subject, object] = [entities.get(fact.subject), entities.get(fact.object)];
    const { from, to }: { from: readonly string[]; to: readonly string[] } = relationKinds[fact.relation];
    if (!subject || !object) return [`事实 ${fact.id} 的一端不存在`];
    return from.includes(subject.kind) && to.includes(object.kind)
      ? []
      : [`事实 ${fact.id}（${fact.relation}）两端类型不符`];
  });
}

/** Looks at every document once: quotes, ends, and whether entities are the merge of what is said of them. */
async function checkFacts(store: GraphStore): Promise<Check[]> {
  const entities = new Map((await store.entities({})).map((entity) => [entity.id, entity]));
  const said = new Map<string, Entity[]>();
  const quotes: string[] = [];
  const ends: string[] = [];
  const lost: string[] = [];
  for (const id of await store.documentIds()) {
    const record = await store.document(id);
    if (record === null) continue;
    const facts = await store.facts({ document: id });
    quotes.push(...unproven(record, facts));
    ends.push(...misjoined(facts, entities));
    if (
      JSON.stringify(sortedSet(facts.map((fact) => fact.id))) !==
      JSON.stringify(sortedSet(record.facts.map((fact) => fact.id)))
    )
      lost.push(`“${record.extraction.source}”应有事实 ${record.facts.length} 条，图库有 ${facts.length} 条`);
    for (const entity of record.entities) said.set(entity.id, [...(said.get(entity.id) ?? []), entity]);
  }
  const stale = sortedSet([...said.keys(), ...entities.keys()]).filter((id) => {
    const contributions = said.get(id);
    return (
      !contributions || JSON.stringify(mergeEntities(contributions)) !== JSON.stringify(entities.get(id))
    );
  });
  return [
    result('引文', quotes, '每条事实的引文都在原文原处', REBUILD),
    result('事实两端', ends, '没有悬空或类型不符的事实', REBUILD),
    result('事实数目', lost, '与各规划的记录一致', REBUILD),
    result(
      '实体',
      stale.map((id) => `实体 ${id} 与各规划所述不符`),
      '都等于各规划所述的合并',
      REBUILD,
    ),
  ];
}

/** All checks of the graph room; the search room adds its own for model and index. */
export async function diagnose({ store, folder }: Examined): Promise<Check[]> {
  const { check, stats } = await checkStore(store);
  const sources = folder === null ? [] : [await checkSources(folder)];
  if (stats === null) return [check, ...sources];
  return [check, await checkDocuments({ store, folder }), ...sources, ...(await checkFacts(store))];
}
