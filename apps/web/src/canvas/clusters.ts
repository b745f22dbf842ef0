import { type Board, indexOf, type Point } from '@stormbridge/model';
import { type Box, contains, grown, unionOf } from './geometry.ts';
import type { Scene, SceneItem } from './scene.ts';

/** An aggregate as it is seen in the landscape, with the events and commands that lie round it. */
export interface Cluster {
  readonly item: SceneItem;
  readonly members: readonly string[];
  readonly box: Box;
}

/** Space between what belongs to an aggregate and the line round it, in board px. */
const MARGIN = 10;

/** The aggregates of a landscape with what belongs to each copy of them. */
export function clustersOf(scene: Scene, board: Board): Cluster[] {
  const owned = indexOf(board).elementsByAggregate;
  return scene.items.flatMap((item): Cluster[] => {
    if (item.kind !== 'aggregate') return [];
    const members = (owned.get(item.named.id) ?? []).filter(
      (row) => item.table === 'aggregates' || row.placement === item.id,
    );
    const boxes = members.flatMap((row) => scene.byId.get(row.id)?.box ?? []);
    const box = unionOf([item.box, ...boxes]) ?? item.box;
    return [{ item, members: members.map((row) => row.id), box: grown(box, MARGIN) }];
  });
}

/** The aggregate whose cluster holds a point. A thing that is being dragged does not count as its own cluster's edge. */
export function clusterAt(scene: Scene, board: Board, at: Point, except?: string): Cluster | undefined {
  return clustersOf(scene, board)
    .map((cluster) => without(scene, cluster, except))
    .find((cluster) => contains(cluster.box, at));
}

function without(scene: Scene, cluster: Cluster, except: string | undefined): Cluster {
  if (except === undefined || !cluster.members.includes(except)) return cluster;
  const members = cluster.members.filter((id) => id !== except);
  const box = unionOf([cluster.item.box, ...members.flatMap((id) => scene.byId.get(id)?.box ?? [])]);
  return { ...cluster, members, box: grown(box ?? cluster.item.box, MARGIN) };
}
