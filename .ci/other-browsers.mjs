// The browsers beside Chromium, for the long suites. Where one is absent the suite says what it left out.
import { ensurePackages } from './debian.mjs';

export const ensureOtherBrowsers = () =>
  ensurePackages({
    'firefox-esr': '/usr/bin/firefox-esr',
    'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
    xvfb: '/usr/bin/xvfb-run',
  });
