import { useEffect, useState } from 'react';
import type { Role } from '../app/api.ts';
import { WaitScreen } from '../app/WaitScreen.tsx';
import { openShelf, openWorkshop, type Shelf, type Workshop, WorkshopProvider } from '../board/index.ts';
import { forgetHistory } from '../history/history-store.ts';
import type { Me } from '../join/me.ts';
import { Room } from './Room.tsx';
import { useRoom } from './room-store.ts';
import { watchWorkshop } from './watch-workshop.ts';
import { whenAsked } from './when-asked.ts';

export { rehearse } from './rehearse.ts';

const shelfOf = async (id: string, user: string | undefined, role: Role): Promise<Shelf | undefined> =>
  user === undefined ? undefined : openShelf(id, user, role);

export interface RoomProps {
  readonly id: string;
  readonly role: Role;
  readonly user: string | undefined;
  readonly me: Me;
}

/** Connects to a workshop for as long as the room is shown. */
export function OpenRoom({ id, role, user, me }: RoomProps) {
  const [workshop, setWorkshop] = useState<Workshop>();
  // A changed name goes through the workshop that is open.
  useEffect(() => {
    useRoom.setState({ looking: undefined, dialog: undefined, ready: false });
    const wsUrl = `${window.location.origin.replace(/^http/, 'ws')}/sync`;
    let wanted = true;
    let leave = (): void => undefined;
    void shelfOf(id, user, role).then((shelf) => {
      if (!wanted) return;
      const opened = openWorkshop({ id, wsUrl, role, user, me, shelf });
      void whenAsked(opened).then(() => wanted && setWorkshop(opened));
      const stop = watchWorkshop(opened);
      leave = () => {
        stop();
        opened.destroy();
      };
    });
    return () => {
      wanted = false;
      forgetHistory();
      leave();
    };
  }, [id, role, user]);
  if (workshop === undefined) return <WaitScreen />;
  return (
    <WorkshopProvider value={workshop}>
      <Room id={id} />
    </WorkshopProvider>
  );
}
