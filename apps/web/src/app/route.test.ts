import { describe, expect, it } from 'vitest';
import { linkOf, linksOf, rememberLinks } from './links.ts';
import { recentWorkshops, rememberRecent } from './recent.ts';
import { remember, remembered } from './remembered.ts';
import { parseRoute } from './route.ts';

const token = 'r2lj2HVZlDpn3Q0qDgQpJ1wJcB0oTNoR1sKSr9Jp3aU';

describe('addresses', () => {
  it('[W1] the root is the start page, and so is what nobody knows', () => {
    expect(parseRoute('/', '')).toEqual({ page: 'landing' });
    expect(parseRoute('/elsewhere', '#x')).toEqual({ page: 'landing' });
    expect(parseRoute('/w/', '')).toEqual({ page: 'landing' });
  });

  it('[W1] a workshop comes with the secret of its link or without', () => {
    expect(parseRoute('/w/Ab3_-9', `#${token}`)).toEqual({ page: 'workshop', id: 'Ab3_-9', token });
    expect(parseRoute('/w/Ab3_-9/', '')).toEqual({ page: 'workshop', id: 'Ab3_-9', token: undefined });
  });

  it('[W1] what is no secret is not taken for one', () => {
    for (const fragment of ['#', '#short', '#<script>alert(1)</script>', `#${'a'.repeat(300)}`])
      expect(parseRoute('/w/a', fragment)).toMatchObject({ token: undefined });
  });

  it('[W21] links are kept for the one who opened the workshop, by role', () => {
    expect(linksOf('w1')).toEqual({});
    const links = { facilitator: 'https://x/w/w1#a', participant: 'https://x/w/w1#b', viewer: 'https://x/w/w1#c' };
    rememberLinks('w1', links);
    expect(linksOf('w1')).toEqual(links);
    expect(linksOf('w2')).toEqual({});
  });

  it('[W21] a link is a whole address with its secret behind the #', () => {
    expect(linkOf('https://storm.example', 'w1', token)).toBe(`https://storm.example/w/w1#${token}`);
  });

  it('[W22] workshops one has been in are told, the last one first, five at most', () => {
    expect(recentWorkshops()).toEqual([]);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'a']) rememberRecent({ id, title: `Board ${id}`, role: 'viewer' });
    expect(recentWorkshops().map(({ id }) => id)).toEqual(['a', 'f', 'e', 'd', 'c']);
    rememberRecent({ id: 'c', title: '', role: 'facilitator' });
    expect(recentWorkshops()[0]).toEqual({ id: 'c', title: 'Board c', role: 'facilitator' });
    remember('recent', '{broken');
    expect(recentWorkshops()).toEqual([]);
  });

  it('[W2] without storage things are remembered until the tab is closed', () => {
    expect(remembered('colour of nothing')).toBeUndefined();
    remember('name', 'Ada');
    expect(remembered('name')).toBe('Ada');
  });
});
