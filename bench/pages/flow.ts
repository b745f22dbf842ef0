import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Controls, type Edge, type Node, ReactFlow } from 'reactflow';
import 'reactflow/dist/style.css';

/** What the bench publishes: the notes and arrows of a board, where our own timeline has them. */
interface Picture {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** React Flow as its first example uses it: every note a node, every arrow an edge, all mounted. */
const name = new URLSearchParams(location.search).get('board') ?? '';
const { nodes, edges } = (await (await fetch(`/data/${name}`)).json()) as Picture;
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root');
createRoot(root).render(
  createElement(
    ReactFlow,
    {
      defaultNodes: [...nodes],
      defaultEdges: [...edges],
      defaultViewport: { x: 60, y: 200, zoom: 0.8 },
      minZoom: 0.05,
      panOnScroll: true,
      panOnScrollSpeed: 1,
    },
    createElement(Controls),
  ),
);
