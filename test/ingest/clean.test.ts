/** Every kind of page furniture, once: what goes, what stays, and why. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean.ts';
import { read } from '../../ingest/read.ts';

const cleaned = (text: string) => clean({ text, tables: [], properties: {} });
const textOf = (text: string) => cleaned(text).text;

describe('the labelled plans', () => {
  it.each([
    ['000_090a38145120c689.txt', 'jinhua'],
    ['002_bba1ca93dd5e5aa4.txt', 'zhejiang'],
    ['003_27ea49c019514738.txt', 'putuo'],
  ])('%s comes out as its labels quote it', async (file, gold) => {
    const source = await read({ name: file, bytes: readFileSync(`ingest/samples/${file}`) });
    expect(clean(source).text).toBe(readFileSync(`test/eval/gold/cleaned/${gold}.txt`, 'utf8').trimEnd());
  });
});

describe('characters', () => {
  it('folds wide ASCII and odd spaces but keeps compatibility forms', () => {
    expect(textOf('达到９８％以上，Ⅲ类（试行）\u3000水质㎡')).toBe('达到98%以上,Ⅲ类(试行) 水质㎡');
  });

  it("takes out pinyin with tone marks and keeps the plan's own brackets", () => {
    const text = '質(zhì)量、有机物(VOCs)、氮氧化物(NOx)、湾(上海)、机制(ODR)、PM2.5、415X、产业(区域)';
    expect(textOf(text)).toBe(text.replace('(zhì)', ''));
  });

  it('writes a traditional page in simplified characters, 著力 as 着力 but not 显著', () => {
    const text =
      '著力提升質量總體水平,成績顯著、品牌卓著,實施質量強國建設綱要,加強監管責任單位機構體系,沿著正確方向';
    expect(textOf(text)).toBe(
      '着力提升质量总体水平,成绩显著、品牌卓著,实施质量强国建设纲要,加强监管责任单位机构体系,沿着正确方向',
    );
  });

  it('leaves a simplified page that quotes a traditional name alone', () => {
    const text = `${'提升产品工程服务质量,推进质量强市建设。'.repeat(20)}参与「臺灣質量獎」评选。`;
    expect(textOf(text)).toBe(text);
  });

  it('repairs bytes that an annotation pushed one off, when the page itself proves the reading', () => {
    const page = '區(qū)財(cái)政局,達(dá)標,地表水省控?cái)嗝孢_(dá)到或優(yōu)于Ⅲ類水質(zhì)';
    expect(textOf(page)).toContain('地表水省控断面达到或优于Ⅲ类水质');
    expect(cleaned(page).removed.some((r) => r.reason === 'repair')).toBe(true);
  });

  it('leaves such bytes alone when nothing proves the reading', () => {
    expect(textOf('地表水省控?cái)嗝孢_(dá)到')).toContain('控?cái)嗝孢_');
  });
});

describe('metadata blocks', () => {
  const label = (text: string, name: string) =>
    cleaned(`${text}\n某市质量强市实施方案\n一、目标\n正文。`).labels.get(name);

  it.each([
    ['several on a line', '索引号: 0021/2023-1 组配分类: 规划 发布日期: 2023-11-28'],
    ['without colons', '索引号 0021/2023-1 公开方式 主动公开 发布日期 2023-11-28'],
    ['spaced letters', '索 引 号：0021/2023-1\n发 布 日 期：2023-11-28'],
    ['in bullets with values below', '  • 索引号:\n\n    0021/2023-1\n\n  • 发布日期:\n\n    2023-11-28'],
    ['in table cells', '索引号\t0021/2023-1\t发布日期\t2023-11-28'],
    ['twice', '索引号: 0021/2023-1\n发布日期: 2023-11-28\n索引号: 0021/2023-1\n发布日期: 2023-11-28'],
  ])('%s', (_, block) => {
    expect(label(block, '索引号')).toBe('0021/2023-1');
    expect(label(block, '发布日期')).toBe('2023-11-28');
    expect(textOf(`${block}\n某市质量强市实施方案\n一、目标\n正文。`)).toBe(
      '某市质量强市实施方案\n一、目标\n正文。',
    );
  });

  it('does not take the line below an empty label for its value unless it can be one', () => {
    const page = '文号:\n关于印发某市质量强市实施方案的通知\n一、目标\n正文。';
    expect(cleaned(page).labels.has('文号')).toBe(false);
    expect(textOf(page)).toContain('关于印发');
  });

  it('leaves owner lines and sentences of the body alone', () => {
    const body =
      '一、任务\n(一)提质。攻关质量问题,提升合格率。\n责任单位:市科技局 配合单位:市财政局\n责任部门:市商务局';
    expect(textOf(body)).toBe(body);
  });
});

describe('lines', () => {
  const body =
    '某市质量强市实施方案\n一、任务\n(一)提质。开展质量攻关,推广先进质量管理方法,提升产品质量水平。';

  it.each([
    ['spam', '日本一区二区在线观看免费视频'],
    ['menus', '设为首页|加入收藏|长辈版|无障碍浏览'],
    ['bread crumbs', '您现在所在的位置: 网站首页> 市市场监管局> 规划计划'],
    ['plain crumbs', '首页 > 政务公开 > 政策文件'],
    ['controls', '字体:[ 大 中 小 ] 打印 关闭'],
  ])('%s above the body', (_, line) => expect(textOf(`${line}\n${body}`)).toBe(body));

  it.each([
    ['attachments', '附件:1.某市质量强市实施方案.pdf'],
    ['buttons', '打印此页\n关闭窗口'],
    ['neighbours', '上一篇:关于开展检查的通知\n下一篇:没有了'],
    ['credits', '主办单位:某市人民政府\n皖ICP备12345678号-1 网站标识码:3412000001'],
    ['advertising', '扫描二维码 关注我们\n本文链接://www.example.com/1.html'],
  ])('%s below the body', (_, lines) =>
    expect(textOf(`${body}\n${body.split('\n')[2]}\n${lines}`)).toBe(`${body}\n${body.split('\n')[2]}`),
  );

  it('keeps 主办单位 lines inside the plan', () => {
    const text = `${body}\n主办单位:市市场监管局\n(二)创牌。打造一批有影响力的知名品牌,提升企业质量管理水平和竞争力。`;
    expect(textOf(text)).toBe(text);
  });

  it('takes out a second copy of the body but not sentences that a plan repeats', () => {
    const paragraphs = Array.from(
      { length: 8 },
      (_, i) => `(${i + 1})第${i}项任务。开展质量攻关行动第${i}批,推广先进质量管理方法和模式。`,
    );
    const once = ['某市质量强市实施方案', '一、任务', ...paragraphs].join('\n');
    expect(textOf(`${once}\n索引号: 1/2023-1 发布机构: 某局\n${once}`)).toBe(once);
    const repeating = `${once}\n二、保障\n${paragraphs[0]}\n(二)考核。把质量工作纳入绩效考核,强化督查督办,确保各项任务落地。`;
    expect(textOf(repeating)).toBe(repeating);
  });

  it('takes out a contents page', () => {
    const plan = `某市质量规划\n一、发展基础\n${'成效显著。'.repeat(9)}\n二、主要任务\n(一)提质\n${'开展攻关。'.repeat(9)}`;
    expect(textOf(`目 录\n一、发展基础......1\n二、主要任务......3\n(一)提质......4\n${plan}`)).toBe(plan);
    expect(textOf(`目录\n一、发展基础\n二、主要任务\n(一)提质\n${plan}`)).toBe(plan);
  });

  it('does not take rows that end in a figure for a contents page', () => {
    const rows = [
      '指标\t单位\t目标',
      '合格率\t%\t95',
      '满意度\t分\t85',
      '示范区\t个\t10',
      '标准\t项\t30',
    ].join('\n');
    expect(textOf(`某市质量规划\n一、指标\n${rows}`)).toContain(rows);
  });

  it('keeps a table that repeats every task with its owners', () => {
    const tasks = Array.from(
      { length: 8 },
      (_, i) => `(${i + 1})第${i}项任务。开展质量攻关行动第${i}批,推广先进质量管理方法和模式。`,
    );
    const table = tasks.map((line) => `${line}\n市市场监管局`).join('\n');
    const page = ['某市质量强市实施方案', '一、任务', ...tasks, '附件 分工表', table].join('\n');
    expect(textOf(page)).toBe(page);
  });

  it('joins lines wrapped at a fixed width and no others', () => {
    const sentence =
      '深入实施质量强市战略推动产品工程服务质量全面提升着力增强产业质量竞争力和企业质量管理能力';
    const paragraph = `${sentence.repeat(12).slice(0, 415)}。`;
    const wrapped = paragraph.match(/.{1,32}/g)!.join('\n');
    expect(textOf(`一、任务\n${wrapped}\n(一)提质。`)).toBe(`一、任务\n${paragraph}\n(一)提质。`);
  });
});
