import { lazy, Suspense, useEffect } from 'react';
import { useRights, useSaveState } from '../board/index.ts';
import { AsViewed } from '../history/AsViewed.tsx';
import { useHistory } from '../history/history-store.ts';
import { PointBar } from '../history/PointBar.tsx';
import { WorkshopId } from '../history/use-asker.ts';
import { Aside } from './Aside.tsx';
import { CanvasView } from './CanvasView.tsx';
import { ClosedScreen } from './ClosedScreen.tsx';
import { Dialogs } from './Dialogs.tsx';
import { LockBar } from './LockBar.tsx';
import { LookingBar } from './LookingBar.tsx';
import { LostNotice } from './LostNotice.tsx';
import { Rail } from './Rail.tsx';
import styles from './Room.module.css';
import { useRoom } from './room-store.ts';
import { ServerNotice } from './ServerNotice.tsx';
import { SidePanel } from './SidePanel.tsx';
import { SilentBar } from './SilentBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useDocumentTitle } from './useDocumentTitle.ts';
import { useRoomKeys } from './useRoomKeys.ts';
import { useSideShown } from './useSideShown.ts';
import { useSilenceEnds } from './useSilenceEnds.ts';
import { useStage } from './useStage.ts';
import { useTeamMoves } from './useTeamMoves.ts';
import { ViewSkeleton } from './ViewSkeleton.tsx';

const BusView = lazy(async () => ({ default: (await import('../bus/BusView.tsx')).BusView }));
const SchemaView = lazy(async () => ({ default: (await import('../schema/SchemaView.tsx')).SchemaView }));
const ResultView = lazy(async () => ({ default: (await import('../result/ResultView.tsx')).ResultView }));

/** The room: rail, top bar, side panel, the view of the stage, and what floats above it. */
export function Room({ id }: { readonly id: string }) {
  const save = useSaveState();
  const side = useSideShown();
  useRoomKeys();
  useTeamMoves();
  useSilenceEnds();
  useDocumentTitle(id);
  if (save.kind === 'denied') return <ClosedScreen reason={save.reason} />;
  return (
    <WorkshopId value={id}>
      <div className={styles['room']}>
        <Rail />
        <TopBar />
        <main className={styles['main']} data-side={side}>
          {side ? <SidePanel /> : null}
          <StageFrame id={id} />
        </main>
        <LostNotice />
        <Dialogs id={id} />
      </div>
    </WorkshopId>
  );
}

/** The view of the stage, and above it what has to be known of the board of now, also while one of before is looked at. */
function StageFrame({ id }: { readonly id: string }) {
  const { view } = useStage();
  const viewed = useHistory((state) => state.viewed);
  return (
    <div className={styles['stage']} data-canvas={view === 'timeline' || view === 'landscape'} data-panel="view">
      <div className={styles['bars']}>
        <LockBar />
        <SilentBar id={id} />
        <ServerNotice fallback={viewed === undefined ? <LookingBar /> : null} />
        <PointBar />
      </div>
      <AsViewed>
        <StageView />
      </AsViewed>
    </div>
  );
}

function StageView() {
  const stage = useStage();
  const save = useSaveState();
  const { role, canWrite } = useRights();
  const loading = save.kind === 'loading';
  const canvas = stage.view === 'timeline' || stage.view === 'landscape' ? stage.view : undefined;
  // Runs after the effects of the view inside, which listens to the keyboard from then on.
  useEffect(() => {
    if (!loading) useRoom.setState({ ready: true });
  }, [loading]);
  return (
    <>
      <div className={styles['view']}>
        {loading ? <ViewSkeleton /> : null}
        {canvas === undefined ? null : (
          // It is made while the board is on its way, and seen when that is here.
          <div className={styles['canvas']} data-waiting={loading}>
            <CanvasView
              view={canvas}
              stage={stage.number}
              readOnly={loading ? role === 'viewer' : !canWrite}
              waiting={loading}
            />
          </div>
        )}
        {loading || canvas !== undefined ? null : (
          <Suspense fallback={<ViewSkeleton />}>
            {stage.view === 'bus' ? <BusView /> : null}
            {stage.view === 'schema' ? <SchemaView /> : null}
            {stage.view === 'result' ? <ResultView /> : null}
          </Suspense>
        )}
      </div>
      <Aside />
    </>
  );
}
