import type { TFunction } from 'i18next';
import { Unlink } from 'lucide-react';
import { type ComponentType, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCopy } from '../board/copy/device.ts';
import { Join } from '../join/Join.tsx';
import { type Me, rememberedMe } from '../join/me.ts';
import type { RoomProps } from '../room/OpenRoom.tsx';
import { EmptyState } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { type Answer, type Entry, joinWorkshop, type Role, whoAmI } from './api.ts';
import { followEntry, knownEntry } from './known-entry.ts';
import { linkOf, linksOf, ROLES, rememberLinks } from './links.ts';
import { rememberRecent } from './recent.ts';
import { forgetFragment, goTo } from './route.ts';
import styles from './Screens.module.css';
import { hasJoined, rememberedRole, rememberJoined, rememberRole } from './visit.ts';
import { WaitScreen } from './WaitScreen.tsx';

/** What the room is fetched as. */
interface RoomCode {
  readonly page: ComponentType<RoomProps>;
  readonly rehearse: () => () => void;
}

/** The room once it has been fetched. Not by `lazy`: React shows what replaces a waiting page 300 ms late, also when it is there. */
function useRoomCode(): RoomCode | undefined {
  const [room, setRoom] = useState<{ readonly code?: RoomCode; readonly error?: unknown }>({});
  useEffect(() => {
    import('../room/OpenRoom.tsx').then(
      ({ OpenRoom, rehearse }) => setRoom({ code: { page: OpenRoom, rehearse } }),
      (error: unknown) => setRoom({ error }),
    );
  }, []);
  if (room.error !== undefined) throw room.error;
  return room.code;
}

/** From a link to the room: exchange the secret, ask for a name and a colour, go in. */
export function WorkshopPage({ id, token }: { readonly id: string; readonly token: string | undefined }) {
  const { t } = useTranslation();
  const { entry, refused, retry } = useEntry(id, token);
  // It is fetched while its guest still types their name.
  const code = useRoomCode();
  const [me, setMe] = useState<Me | undefined>(() => (hasJoined(id) ? rememberedMe(Math.random) : undefined));
  const isIn = me !== undefined && me.name !== '';
  useEffect(() => (isIn ? undefined : code?.rehearse()), [isIn, code]);
  if (refused !== undefined)
    return (
      <main className={styles['screen']}>
        <EmptyState screen icon={<Unlink size={20} aria-hidden="true" />} title={refused.title} text={refused.text}>
          <Button onClick={retry}>{t('common.tryAgain')}</Button>
          <Button look="primary" onClick={() => goTo('/')}>
            {t('join.home')}
          </Button>
        </EmptyState>
      </main>
    );
  if (entry === undefined) return <WaitScreen />;
  if (isIn) {
    const OpenRoom = code?.page;
    return OpenRoom === undefined ? <WaitScreen /> : <OpenRoom id={id} role={entry.role} user={entry.user} me={me} />;
  }
  return (
    <Join
      title={entry.title}
      role={entry.role}
      onJoin={(joined) => {
        rememberJoined(id);
        setMe(joined);
      }}
    />
  );
}

/** The role of a link that this browser has come by before; nobody else can know whose it is but the server. */
const roleOfLink = (id: string, secret: string): Role | undefined =>
  ROLES.find((role) => linksOf(id)[role] === linkOf(window.location.origin, id, secret));

/** Who to go on as while there is no server, if this browser has kept what is needed. */
async function entryWithoutServer(id: string, role: Role | undefined): Promise<Entry | undefined> {
  const entry = knownEntry(id, role);
  if (entry?.user === undefined) return undefined;
  return (await hasCopy(id, entry.user)) ? entry : undefined;
}

interface Refusal {
  readonly title: string;
  readonly text: string;
}

/** Why somebody is not let in, in words. */
function refusalOf(answer: Extract<Answer<Entry>, { ok: false }>, t: TFunction): Refusal {
  if (answer.reason === 'busy') return { title: t('join.busy'), text: t('join.busyHint') };
  return { title: t('join.gone'), text: answer.reason === 'unreachable' ? answer.message : t('join.goneHint') };
}

/** Comes in by the link's secret, or by the cookie of an earlier visit. */
function useEntry(id: string, token: string | undefined) {
  const { t } = useTranslation();
  const [entry, setEntry] = useState<Entry>();
  const [refused, setRefused] = useState<Refusal>();
  const [tries, setTries] = useState(0);
  // The secret is taken out of the address as soon as it is exchanged; this remembers it for this visit.
  const [secret, setSecret] = useState(token);
  // Somebody may open another link of the same workshop in this tab.
  if (token !== undefined && token !== secret) {
    setSecret(token);
    setEntry(undefined);
  }
  // `tries` asks again.
  useEffect(() => {
    let wanted = true;
    const asking = secret === undefined ? whoAmI(id, rememberedRole(id)) : joinWorkshop(id, secret);
    const role = secret === undefined ? rememberedRole(id) : roleOfLink(id, secret);
    void asking.then(async (answer) => {
      if (!wanted) return;
      followEntry(id, role, answer);
      const without = answer.ok || answer.reason !== 'unreachable' ? undefined : await entryWithoutServer(id, role);
      if (!wanted) return;
      if (without !== undefined) return setEntry(without);
      if (!answer.ok) return setRefused(refusalOf(answer, t));
      if (secret !== undefined) {
        rememberRole(id, answer.value.role);
        rememberLinks(id, { [answer.value.role]: linkOf(window.location.origin, id, secret) });
        forgetFragment();
      }
      if (answer.value.links !== undefined) rememberLinks(id, answer.value.links);
      rememberRecent({ id, title: answer.value.title, role: answer.value.role });
      setEntry(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [id, secret, tries, t]);
  const retry = (): void => {
    setRefused(undefined);
    setTries((count) => count + 1);
  };
  return { entry, refused, retry };
}
