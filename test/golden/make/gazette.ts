/** A city plan as a gazette prints it: running head, page numbers, paragraphs and a table that go over pages. */
import { AlignmentType, Document, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import { body, FONT, table, title } from './parts.ts';

const TASKS: [string, string, string][] = [
  ['实施产品质量提升工程', '开展重点消费品质量提升', '市市场监管局、市工业和信息化局'],
  ['实施产品质量提升工程', '建设农产品质量安全追溯平台', '市农业农村局、市市场监管局、市供销社'],
  ['实施工程质量提升工程', '推进工程质量评价试点', '市住房城乡建设局、市交通运输局、市水利局'],
  ['实施工程质量提升工程', '推广绿色建造技术', '市住房城乡建设局、市生态环境局'],
  ['实施服务质量提升工程', '推进旅游服务标准化', '市文化广电旅游局、市商务局'],
  ['实施服务质量提升工程', '提升政务服务质量', '市行政审批服务局，各县（市、区）人民政府'],
  ['实施质量基础设施工程', '建设市级产业计量测试中心', '市市场监管局、市财政局、市科技局'],
  ['实施质量基础设施工程', '开展质量认证进企业活动', '市市场监管局、市生态环境局'],
];

export function gazette(): Document {
  const head = new TextRun({ text: '东洛市人民政府公报 2023年第8期', font: FONT, size: 18 });
  const number = new TextRun({ font: FONT, size: 24, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Document({
    sections: [
      {
        properties: { page: { margin: { top: 1800, bottom: 1700, left: 1600, right: 1500 } } },
        headers: {
          default: new Header({
            children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [head] })],
          }),
        },
        footers: {
          default: new Footer({
            children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
          }),
        },
        children: [
          title('东洛市人民政府关于印发'),
          title('《东洛市质量强市建设实施方案》的通知'),
          title('东政发〔2023〕16号', 32),
          body('各县（市、区）人民政府，市政府各部门：', { indent: { firstLine: 0 } }),
          body('现将《东洛市质量强市建设实施方案》印发给你们，请认真组织实施。'),
          title('东洛市质量强市建设实施方案', 36),
          body('为全面贯彻落实《质量强国建设纲要》，深入推进质量强市建设，结合我市实际，制定本方案。'),
          body('一、总体要求'),
          body(
            '（一）总体思路。完整、准确、全面贯彻新发展理念，以推动高质量发展为主题，以满足人民日益增长的美好生活需要为根本目的，深入实施质量强市战略，牢固树立质量第一意识，健全质量政策，加强全面质量管理，着力提升产品、工程、服务质量。',
          ),
          body(
            '（二）发展目标。到2025年，制造业产品质量合格率达到94.5%以上，工程质量监督覆盖率保持100%，公共服务质量满意度达到84分以上，累计培育省级以上制造业单项冠军企业12家。',
          ),
          body('二、主要任务'),
          body(
            '（一）实施产品质量提升工程。聚焦智能家居、特色食品等重点消费品，开展与先进地区同类产品质量比对，推动企业对标达标，完善农产品质量安全追溯体系，主要农产品抽检合格率达到98.5%。',
          ),
          body(
            '（二）实施工程质量提升工程。落实建设单位首要责任，完善工程质量评价制度，加快新型建筑工业化发展，装配式建筑占新建建筑比例达到35%。',
          ),
          body(
            '（三）实施服务质量提升工程。开展旅游、养老、家政服务标准化建设，创建省级服务业标准化试点8个，提升政务服务便利化水平。',
          ),
          body(
            '（四）实施质量基础设施工程。建设产业计量测试中心2家，推动检验检测机构资源整合，质量认证证书数量年均增长10%以上。',
          ),
          body('三、组织保障'),
          body('市质量强市建设领导小组负责统筹协调。重点任务分工表见附件，排在第一位的为牵头单位。'),
          title('重点任务分工表', 32),
          table(
            [['序号', '重点任务', '具体措施', '责任单位'], ...TASKS.map((task, at) => row(task, at))],
            1,
            [800, 2400, 3200, 2700],
          ),
        ],
      },
    ],
  });
}

/** The task's name stands once for its two measures. */
function row([task, measure, owners]: [string, string, string], at: number) {
  const first = at % 2 === 0 ? [{ text: task, rowSpan: 2 }] : [];
  return [String(at + 1), ...first, measure, owners];
}
