import '@fontsource-variable/inter/wght.css';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { keepPage } from './shell/register.ts';
import { startText } from './text/i18n.ts';
import { startTheme } from './theme/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

startTheme();
startText();
keepPage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
