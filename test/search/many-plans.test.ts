/** Answers over more plans than anybody reads: what is shown is bounded, and what is left out is counted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { toRecord } from '../../ingest/facts.ts';
import { extract } from '../../ingest/ingest.ts';
import { createAsk } from '../../search/ask.ts';
import { Corpus } from '../../search/corpus.ts';
import type { Reply } from '../../search/question.ts';
import { wordFinder } from './scaffold/gold-ask.ts';

const planText = (i: number): string => `巢湖市第${i}批质量强市建设实施方案
为深入贯彻国家和省关于建设质量强国的决策部署,全面提高本市产品、工程、服务和环境质量,结合实际,制定本方案。
一、重点任务
(一)弘扬质量文化。组织开展“质量月”活动,普及质量知识。(责任单位:市市场监管局)
(二)推行首席质量官制度。开展培训${i + 10}人次,鼓励规模以上企业设立首席质量官,全面参与质量管理。(责任单位:市总工会)`;

let corpus: Corpus;
beforeAll(async () => {
  corpus = new Corpus();
  for (let i = 0; i < 230; i++) {
    const bytes = new TextEncoder().encode(planText(i));
    corpus.put(toRecord(await extract({ name: `${i}.txt`, bytes })));
  }
}, 60_000);

/** Asks over the first so many plans. */
const askOver = (plans: number, text: string): Promise<Reply> => {
  const ids = corpus
    .plans()
    .slice(0, plans)
    .map((p) => p.ref.id);
  return createAsk({ corpus, finder: wordFinder(corpus) })(text, plans < corpus.size ? { plans: ids } : {});
};

describe('owners over many plans', () => {
  it('are all listed while somebody can read them', async () => {
    const { answer } = await askOver(30, '质量月由谁负责?');
    expect(answer.text).toContain('所问的30份规划中，有30份对“质量月”写明了责任单位');
    expect(answer.text).not.toContain('未在此列出');
    expect(answer.plans).toHaveLength(30);
  });

  it('are read in the first ones, and the others counted', async () => {
    const { answer } = await askOver(230, '质量月由谁负责?');
    expect(answer.text).toContain(
      '有230份提到“质量月”；列出的200份（先取上级规划）中，有200份写明了责任单位',
    );
    expect(answer.text).toContain('其余30份未在此列出，请在问题中写明地区，或选定规划后再问');
    expect(answer.plans).toHaveLength(200);
  });
});
