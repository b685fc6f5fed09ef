import { Button } from 'antd';
import { useState } from 'react';
import { fileName, saveBlob } from '../parts/download.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { csv, type Sheet, xlsx } from '../parts/sheet.ts';
import { Failed } from '../parts/states.tsx';
import { tablePng } from '../parts/table-png.ts';

interface Props {
  readonly stem: string;
  /** What is on the page, as the filters leave it. */
  readonly sheet: () => Sheet;
  /** One row per fact with its sentence and where it stands, for the same rows. */
  readonly detail?: () => Sheet;
}

export function ExportButtons({ stem, sheet, detail }: Props) {
  const { t } = useSpeech();
  const [error, setError] = useState<Error | null>(null);
  const save = (extension: string, make: () => Promise<Blob> | Blob, name = stem) => {
    setError(null);
    Promise.resolve()
      .then(make)
      .then((blob) => saveBlob(blob, fileName(name, extension)), setError);
  };
  return (
    <>
      <div className="button-row">
        <Button onClick={() => save('csv', () => csvBlob(sheet()))}>{t('table.csv')}</Button>
        <Button onClick={() => save('xlsx', () => xlsx(sheet()))}>{t('table.xlsx')}</Button>
        <Button onClick={() => save('png', () => tablePng(sheet()))}>{t('table.png')}</Button>
        {detail ? (
          <Button
            title={t('table.detailWhy')}
            onClick={() => save('csv', () => csvBlob(detail()), `${stem}-${t('table.detailStem')}`)}
          >
            {t('table.detail')}
          </Button>
        ) : null}
      </div>
      {error ? <Failed error={error} /> : null}
    </>
  );
}

const csvBlob = (sheet: Sheet): Blob => new Blob([csv(sheet)], { type: 'text/csv;charset=utf-8' });
