/** antd in the page's own colours and language. Only pages with tables, forms or dialogs load it. */
import { theme as antdTheme, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useSpeech } from './i18n.tsx';
import { useTheme } from './theme.tsx';

export function AntdFrame({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  const { dark } = useTheme();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      // «移 除» would be found neither by search nor by a screen reader's word list.
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
        token: {
          colorPrimary: dark ? '#4fb3c4' : '#0b5c6b',
          colorLink: dark ? '#7cc7d6' : '#0b5c6b',
          colorBgContainer: dark ? '#1b2025' : '#ffffff',
          // antd's own grey placeholder and description fall below 4.5:1.
          colorTextDescription: dark ? '#aeb7bf' : '#56616b',
          colorTextPlaceholder: dark ? '#aeb7bf' : '#66717b',
          colorTextDisabled: dark ? '#98a2aa' : '#66717b',
          fontFamily: 'inherit',
          colorError: dark ? '#ff9aa4' : '#a3202f',
          borderRadius: 6,
          motion: false,
        },
        components: { Button: { dangerColor: dark ? '#2b0a0e' : '#ffffff' } },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
