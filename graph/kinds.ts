/**
 * Entity and relation kinds as one table, read by extraction, stores, search, the API and the page (its legend,
 * colours and labels), so that a new kind is a row here and then whatever the compiler lists.
 */

export interface EntityKindRow {
  /** Chinese label shown to users. */
  readonly label: string;
  /** Colour group of the graph view; the client maps groups to colours for its light and dark theme. */
  readonly group: 'document' | 'work' | 'body' | 'measure' | 'place';
}

export const entityKinds = {
  plan: { label: '规划', group: 'document' },
  document: { label: '文件', group: 'document' },
  task: { label: '任务', group: 'work' },
  program: { label: '项目', group: 'work' },
  industry: { label: '产业', group: 'work' },
  department: { label: '部门', group: 'body' },
  function: { label: '条线', group: 'body' },
  indicator: { label: '指标', group: 'measure' },
  target: { label: '目标值', group: 'measure' },
  region: { label: '地区', group: 'place' },
} as const satisfies Record<string, EntityKindRow>;

export type EntityKind = keyof typeof entityKinds;

export interface RelationKindRow {
  /** Chinese label read from subject to object. */
  readonly label: string;
  /** Chinese label read from object to subject. */
  readonly reverse: string;
  readonly from: readonly EntityKind[];
  readonly to: readonly EntityKind[];
}

const DOCUMENTS = ['plan', 'document'] as const;

export const relationKinds = {
  ISSUED_BY: { label: '发文机关', reverse: '发布', from: ['plan'], to: ['department'] },
  COVERS: { label: '适用地区', reverse: '所涉规划', from: ['plan'], to: ['region'] },
  IMPLEMENTS: { label: '贯彻落实', reverse: '被落实于', from: ['plan'], to: DOCUMENTS },
  CITES: { label: '引用', reverse: '被引用于', from: ['plan'], to: DOCUMENTS },
  SUPERSEDES: { label: '取代', reverse: '被取代于', from: ['plan'], to: DOCUMENTS },
  CONTINUES: { label: '接续', reverse: '被接续于', from: ['plan'], to: DOCUMENTS },
  HAS_TASK: { label: '任务', reverse: '出自', from: ['plan'], to: ['task'] },
  SETS: { label: '设定目标', reverse: '出自', from: ['plan', 'task'], to: ['target'] },
  ADOPTS: { label: '采用项目', reverse: '被采用于', from: ['plan'], to: ['program'] },
  ASSIGNED_TO: { label: '责任单位', reverse: '承担任务', from: ['task'], to: ['department'] },
  ADVANCES: { label: '推进项目', reverse: '由任务推进', from: ['task'], to: ['program'] },
  CONCERNS: { label: '涉及产业', reverse: '相关任务', from: ['task', 'plan'], to: ['industry'] },
  TAKES_PLACE_IN: { label: '实施地点', reverse: '本地任务', from: ['task'], to: ['region'] },
  MEASURES: { label: '衡量指标', reverse: '目标值', from: ['target'], to: ['indicator'] },
  LED_BY: { label: '牵头部门', reverse: '牵头项目', from: ['program'], to: ['department'] },
  BELONGS_TO: { label: '所属地区', reverse: '下设部门', from: ['department'], to: ['region'] },
  PERFORMS: { label: '履行职能', reverse: '职能部门', from: ['department'], to: ['function'] },
  PART_OF: { label: '隶属', reverse: '下辖', from: ['region'], to: ['region'] },
} as const satisfies Record<string, RelationKindRow>;

export type RelationKind = keyof typeof relationKinds;

export const entityKindNames = Object.keys(entityKinds) as [EntityKind, ...EntityKind[]];
export const relationKindNames = Object.keys(relationKinds) as [RelationKind, ...RelationKind[]];
