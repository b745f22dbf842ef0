import { CLOSE_CODES, type CloseReason } from '@stormbridge/sync';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.tsx';
import { ClosedScreen } from './ClosedScreen.tsx';
import { Notice, ServerNotice } from './ServerNotice.tsx';

const reasons = Object.keys(CLOSE_CODES) as CloseReason[];

describe('what the server says', () => {
  it.each(reasons)('[B21] the page has a sentence for %s', (reason) => {
    for (const html of [show(<Notice reason={reason} />), show(<ClosedScreen reason={reason} />)]) {
      expect(html).not.toContain(`closed.${reason}`);
      expect(html).toMatch(/<p[^>]*>[A-Z][^<]{20,}\.<\/p>/);
    }
  });

  it('[B21] it is told as a status; as long as nothing is the matter nothing is', () => {
    expect(show(<Notice reason={undefined} />)).toMatch(/role="status".*cannot save at the moment/);
    expect(show(<ServerNotice fallback="nothing" />)).toBe('nothing');
  });
});
