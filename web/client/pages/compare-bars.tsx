/** One indicator across plans: baseline and target bars per year. ECharts loads with this file only. */
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef } from 'react';
import type { PlanSummary, TargetMatrix } from '../../contract.ts';
import { fileName, saveBlob } from '../parts/download.ts';
import { placeNames } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { useTheme } from '../parts/theme.tsx';
import { type BarSeries, barSeries } from './compare-bars-data.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface Props {
  readonly row: TargetMatrix['rows'][number];
  readonly plans: readonly PlanSummary[];
}

/** Grey for what is, colours for what is aimed at, by year. */
const COLOURS = {
  light: { now: ['#9aa7b0', '#b9a489'], aims: ['#0b5c6b', '#c77700', '#7c3bb8', '#b3264f'] },
  dark: { now: ['#75828c', '#8a7a63'], aims: ['#4fb3c4', '#f0b060', '#cda3f5', '#ff9db5'] },
};

export default function TargetBars({ row, plans }: Props) {
  const { t } = useSpeech();
  const { dark } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const { unit } = row.indicator;
  const series = useMemo(
    () =>
      barSeries(row, {
        baseline: t('compare.baseline'),
        actual: t('compare.actual'),
        noYear: t('table.noYear'),
        year: (year) => t('value.year', { year }),
      }),
    [row, t],
  );
  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current);
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const names = placeNames(plans).map(shortened);
    const narrow = (box.current?.clientWidth ?? 0) < 130 * names.length;
    chart.current?.setOption(chartOption({ series, names, unit, dark, narrow }), true);
  }, [series, plans, unit, dark]);
  const save = () => {
    const url = chart.current?.getDataURL({ pixelRatio: 2, backgroundColor: dark ? '#15191d' : '#ffffff' });
    if (url) void fetch(url).then(async (r) => saveBlob(await r.blob(), fileName(row.indicator.name, 'png')));
  };
  return (
    <figure className="bars">
      <figcaption>
        {row.indicator.name}
        {unit ? t('compare.unit', { unit }) : ''}
        <button type="button" className="link-button" onClick={save}>
          {t('compare.chartPng')}
        </button>
      </figcaption>
      <div
        ref={box}
        className="bars-canvas"
        role="img"
        aria-label={t('compare.chartAlt', { name: row.indicator.name })}
      />
    </figure>
  );
}

const MOST_LETTERS = 8;
const shortened = (name: string): string =>
  [...name].length > MOST_LETTERS ? `${[...name].slice(0, MOST_LETTERS - 1).join('')}…` : name;

interface ChartParts {
  readonly series: readonly BarSeries[];
  readonly names: readonly string[];
  readonly unit: string;
  readonly dark: boolean;
  /** Names would touch each other if they lay flat. */
  readonly narrow: boolean;
}

function chartOption({ series, names, unit, dark, narrow }: ChartParts) {
  const ink = dark ? '#d7dce0' : '#1d2429';
  const line = dark ? '#3a444d' : '#dfe4e8';
  const { now, aims } = dark ? COLOURS.dark : COLOURS.light;
  const aimed = series.filter((s) => s.kind === 'target');
  const colours = series.map((s) =>
    s.kind === 'target' ? aims[aimed.indexOf(s) % aims.length] : now[s.kind === 'baseline' ? 0 : 1],
  );
  // One value per plan: the bars of all years may stand in the middle, above their plan's name.
  const single = names.every((_, i) => series.filter((s) => s.values[i] !== null).length <= 1);
  return {
    animation: false,
    textStyle: { color: ink, fontFamily: 'Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif' },
    grid: { left: 12, right: 12, top: 40, bottom: 8, containLabel: true },
    legend: { top: 4, textStyle: { color: ink } },
    // Rich text instead of HTML: no inline styles, and names from documents are only ever drawn.
    tooltip: {
      renderMode: 'richText',
      trigger: 'axis',
      valueFormatter: (v: unknown) => (v == null ? '—' : `${String(v)}${unit}`),
    },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: { color: ink, interval: 0, rotate: narrow ? 40 : 0 },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: { lineStyle: { color: line } } },
    series: series.map((s, i) => ({
      type: 'bar',
      name: s.name,
      data: s.values,
      barMaxWidth: 42,
      barGap: single ? '-100%' : '10%',
      itemStyle: { color: colours[i] },
      label: { show: true, position: 'top', color: ink, fontSize: 11 },
    })),
  };
}
