import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { Speak } from './parts/i18n.tsx';
import { Themed } from './parts/theme.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/facts.css';
import './styles/shell.css';
import './styles/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Speak>
      <Themed>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </Themed>
    </Speak>
  </StrictMode>,
);
