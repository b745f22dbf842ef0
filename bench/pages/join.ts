import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Controls, ReactFlow } from 'reactflow';
import 'reactflow/dist/style.css';
import { WebsocketProvider } from 'y-websocket';
import { Doc, type Map as SharedMap } from 'yjs';

/**
 * The least page in which people see a shared board: the stock y-websocket client, and React Flow with every note a node
 * and every arrow an edge. `?room=` says which. It goes in when the button is pressed, with `?now` by itself.
 */
const query = new URLSearchParams(location.search);
const root = document.getElementById('root');
const button = document.querySelector('button');
if (root === null || button === null) throw new Error('The page has lost its parts');

function enter(into: HTMLElement): void {
  const doc = new Doc();
  const base = location.origin.replace(/^http/, 'ws');
  const provider = new WebsocketProvider(base, query.get('room') ?? '', doc, { disableBc: true });
  provider.once('sync', () => {
    const nodes = [...doc.getMap<SharedMap<unknown>>('notes')].map(([id, row]) => {
      const { x, y, w, h } = row.get('place') as Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
      return { id, position: { x, y }, data: { label: String(row.get('label')) }, style: { width: w, height: h } };
    });
    const edges = [...doc.getMap<SharedMap<unknown>>('arrows')].map(([id, row]) => {
      return { id, source: String(row.get('source')), target: String(row.get('target')) };
    });
    createRoot(into).render(
      createElement(
        ReactFlow,
        {
          defaultNodes: nodes,
          defaultEdges: edges,
          defaultViewport: { x: 60, y: 200, zoom: 0.8 },
          minZoom: 0.05,
          panOnScroll: true,
          panOnScrollSpeed: 1,
        },
        createElement(Controls),
      ),
    );
  });
}

button.addEventListener('click', () => enter(root));
if (query.has('now')) enter(root);
