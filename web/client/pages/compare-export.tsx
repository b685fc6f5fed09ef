import { Button } from 'antd';
import { useState } from 'react';
import { fileName, saveBlob, saveFrom, XLSX } from '../parts/download.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { csv, type Sheet, xlsx } from '../parts/sheet.ts';
import { Failed } from '../parts/states.tsx';

interface Props {
  readonly stem: string;
  /** The server writes CSV and XLSX of the whole matrix from here; without it they are made of `sheet`. */
  readonly path?: string;
  readonly sheet: () => Sheet;
  readonly png: () => Promise<Blob>;
}

export function ExportButtons({ stem, path, sheet, png }: Props) {
  const { t } = useSpeech();
  const [error, setError] = useState<Error | null>(null);
  const run = (work: () => Promise<void>) => {
    setError(null);
    work().catch(setError);
  };
  const saveCsv = () =>
    path
      ? saveFrom(path, 'text/csv', fileName(stem, 'csv'))
      : Promise.resolve(
          saveBlob(new Blob([csv(sheet())], { type: 'text/csv;charset=utf-8' }), fileName(stem, 'csv')),
        );
  const saveXlsx = async () =>
    path
      ? saveFrom(path, XLSX, fileName(stem, 'xlsx'))
      : saveBlob(await xlsx(sheet()), fileName(stem, 'xlsx'));
  return (
    <>
      <div className="button-row">
        <Button onClick={() => run(saveCsv)}>{t('table.csv')}</Button>
        <Button onClick={() => run(saveXlsx)}>{t('table.xlsx')}</Button>
        <Button onClick={() => run(async () => saveBlob(await png(), fileName(stem, 'png')))}>
          {t('table.png')}
        </Button>
      </div>
      {error ? <Failed error={error} /> : null}
    </>
  );
}
