/** A county plan whose headings are numbered by Word itself, with an indicator table and a merged 分工表. */
import { Document, Header, LevelFormat, Paragraph, TextRun } from 'docx';
import { body, FONT, right, table, title } from './parts.ts';

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
});
const heading = (text: string, at: number) =>
  new Paragraph({
    children: [new TextRun({ text, font: FONT, size: 32 })],
    numbering: { reference: 'plan', level: at },
  });

export function numbered(): Document {
  return new Document({
    title: '云麓县质量强县建设实施方案',
    creator: '云麓县市场监督管理局',
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING_THOUSAND, '%1、'),
            level(1, LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [right('云麓县人民政府文件')] }) },
        children: [
          title('云麓县人民政府关于印发云麓县质量强县建设实施方案的通知'),
          title('云政发〔2023〕21号', 32),
          body('各乡镇人民政府，县直各单位：'),
          body('现将《云麓县质量强县建设实施方案》印发给你们，请认真抓好落实。'),
          right('云麓县人民政府'),
          right('2023年11月2日'),
          title('云麓县质量强县建设实施方案'),
          body('为贯彻落实《质量强国建设纲要》《湖南省质量强省建设纲要》，加快质量强县建设，制定本方案。'),
          heading('总体要求', 0),
          heading('指导思想', 1),
          body('以习近平新时代中国特色社会主义思想为指导，坚持质量第一、效益优先，大力增强质量意识。'),
          heading('主要目标', 1),
          body('到2027年，全县质量发展基础更加坚实，质量强县建设取得明显成效。主要指标见下表。'),
          title('质量强县建设主要指标', 28),
          table(
            [
              [
                { text: '类别', rowSpan: 2 },
                { text: '指标', rowSpan: 2 },
                { text: '2022年\n基期值', rowSpan: 2 },
                { text: '目标值', columnSpan: 2 },
              ],
              ['2025年', '2027年'],
              [{ text: '产品质量', rowSpan: 2 }, '制造业产品质量合格率（%）', '93.1', '94', '95'],
              ['农产品质量安全例行监测合格率（%）', '98.2', '≥98', '≥98'],
              ['服务质量', '公共服务质量满意度（分）', '80.5', '82', '85'],
            ],
            2,
          ),
          heading('重点任务', 0),
          heading('推动产业质量提升', 1),
          heading('做优竹木产业。开展竹木制品质量比对提升，制定团体标准5项以上。', 2),
          heading(
            '做强食品产业。实施食品生产企业质量提升计划，推动20家企业建立危害分析与关键控制点体系。',
            2,
          ),
          heading('优化质量发展环境', 1),
          heading('健全质量激励机制。设立县长质量奖，每两年评选一次。', 2),
          heading('加强质量安全监管。产品质量监督抽查问题处置率达到100%。', 2),
          heading('组织保障', 0),
          body('各责任单位要细化举措，确保任务落实。重点任务分工见附件。'),
          body('附件：云麓县质量强县建设重点任务分工表'),
          title('云麓县质量强县建设重点任务分工表', 32),
          table([
            ['重点任务', '具体任务', '牵头单位', '责任单位'],
            [
              { text: '推动产业质量提升', rowSpan: 2 },
              '做优竹木产业',
              '县林业局',
              '县市场监管局、县科技和工业信息化局',
            ],
            ['做强食品产业', '县市场监管局', '县农业农村局、县商务局'],
            [
              { text: '优化质量发展环境', rowSpan: 2 },
              '健全质量激励机制',
              '县市场监管局',
              '县财政局、县人力资源和社会保障局',
            ],
            ['加强质量安全监管', { text: '县市场监管局、县应急管理局', columnSpan: 2 }],
          ]),
        ],
      },
    ],
  });
}
