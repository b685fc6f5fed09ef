import { useState } from 'react';
import { useSpeech } from './i18n.tsx';

/** Kept for this visit only; a token is no preference to remember. */
let token = '';

/** Headers for requests that write; a server that listens beyond loopback asks for QPG_TOKEN. */
export const writeHeaders = (): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {});

export function TokenField() {
  const { t } = useSpeech();
  const [value, setValue] = useState(token);
  return (
    <label className="inline-field">
      {t('data.token')}
      <input
        type="password"
        autoComplete="off"
        value={value}
        onChange={(e) => {
          token = e.target.value.trim();
          setValue(e.target.value);
        }}
      />
    </label>
  );
}
