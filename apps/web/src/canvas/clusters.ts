import { type Board, indexOf, type Point } from '@stormbridge/model';
import { contains, grown, unionOf } from './geometry.ts';
import type { Cluster, Scene, SceneItem } from './scene.ts';

/** Space between what belongs to an aggregate and the line round it, in board px; the layout leaves room for it. */
const MARGIN = 10;

/** The aggregates of a landscape with what belongs to each copy of them. */
export function clustersOf(items: readonly SceneItem[], byId: ReadonlyMap<string, SceneItem>, board: Board): Cluster[] {
  const owned = indexOf(board).elementsByAggregate;
  return items.flatMap((item): Cluster[] => {
    if (item.kind !== 'aggregate') return [];
    const members = (owned.get(item.named.id) ?? []).filter(
      (row) => byId.has(row.id) && (item.table === 'aggregates' || row.placement === item.id),
    );
    const boxes = members.flatMap((row) => byId.get(row.id)?.box ?? []);
    const box = unionOf([item.box, ...boxes]) ?? item.box;
    return [{ item, members: members.map((row) => row.id), box: grown(box, MARGIN) }];
  });
}

/** The aggregate whose cluster holds a point. A thing that is being dragged does not count as its own cluster's edge. */
export const clusterAt = (scene: Scene, at: Point, except?: string): Cluster | undefined =>
  scene.clusters.map((cluster) => without(scene, cluster, except)).find((cluster) => contains(cluster.box, at));

function without(scene: Scene, cluster: Cluster, except: string | undefined): Cluster {
  if (except === undefined || !cluster.members.includes(except)) return cluster;
  const members = cluster.members.filter((id) => id !== except);
  const box = unionOf([cluster.item.box, ...members.flatMap((id) => scene.byId.get(id)?.box ?? [])]);
  return { ...cluster, members, box: grown(box ?? cluster.item.box, MARGIN) };
}
