/** Words of the graph; the names of kinds and relations come from the table that the whole system reads. */
import { type EntityKind, entityKinds, type RelationKind, relationKinds } from '../../../graph/kinds.ts';

const prefixed = <P extends string, K extends string, R>(
  prefix: P,
  rows: Readonly<Record<K, R>>,
  word: (row: R) => string,
): Record<`${P}.${K}`, string> =>
  Object.fromEntries(Object.entries<R>(rows).map(([key, row]) => [`${prefix}.${key}`, word(row)])) as Record<
    `${P}.${K}`,
    string
  >;

export const graphZh = {
  'graph.title': '图谱',
  'graph.lead': '从一个实体出发，逐步展开；不画整张图。',
  'graph.from.pick': '起点',
  'graph.to.pick': '到（可选）',
  'graph.pickHint': '输入名称，如“品字标”',
  'graph.clearTo': '去掉终点',
  'graph.suggest': '可以从这些开始',
  'graph.more': '还有 {n} 条',
  'graph.kinds': '实体类型（点击隐藏或显示）',
  'graph.relations': '关系（点击隐藏或显示）',
  'graph.open': '打开页面',
  'graph.expand': '展开',
  'graph.hide': '隐藏',
  'graph.notShown': '尚未显示的关系',
  'graph.facts': '事实（{n}）',
  'graph.seeTable': '其余见下方表格。',
  'graph.table': '以表格查看（{nodes} 个实体，{links} 条关系）',
  'graph.tableLabel': '图中的全部关系',
  'graph.from': '主体',
  'graph.relation': '关系',
  'graph.to': '客体',
  'graph.quote': '原文',
  'graph.tools': '图谱工具',
  'graph.fit': '适应窗口',
  'graph.zoomIn': '放大',
  'graph.zoomOut': '缩小',
  'graph.undo': '撤销',
  'graph.layout': '布局',
  'graph.find': '定位',
  'graph.findHint': '图中名称',
  'graph.save': '保存为',
  'graph.chooseFile': '选择格式',
  'graph.stage': '图谱画布',
  'graph.chosen': '已选中 {name}',
  'graph.path': '路径（{n} 步）：',
  'graph.noPath': '两者之间没有找到联系。',
  'graph.full': '已达上限：图中有 {n} 个实体。可先隐藏或撤销，再展开。',
  'graph.keys':
    '单击展开，双击打开页面。键盘：方向键移动，Enter 展开，o 打开，h 隐藏，u 撤销，f 适应窗口，+ − 缩放。',
  'layout.force': '力导向',
  'layout.rings': '同心环',
  'layout.tree': '层级',
  'layout.grid': '网格',
  ...prefixed<'kind', EntityKind, { label: string }>('kind', entityKinds, (row) => row.label),
  ...prefixed<'relation', RelationKind, { label: string }>('relation', relationKinds, (row) => row.label),
  ...prefixed<'reverse', RelationKind, { reverse: string }>('reverse', relationKinds, (row) => row.reverse),
} as const;
