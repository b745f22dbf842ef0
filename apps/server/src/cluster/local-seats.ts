import { type CloseReason, decodeFrame } from '@stormbridge/sync';
import { type Measures, Member } from '../room/member.ts';
import type { RoomManager } from '../room/room-manager.ts';
import type { Seat, SeatRequest, Seats } from './seats.ts';

/** Places in the rooms of this node. */
export class LocalSeats implements Seats {
  private readonly rooms: RoomManager;
  private readonly measures: Measures;

  constructor(rooms: RoomManager, measures: Measures) {
    this.rooms = rooms;
    this.measures = measures;
  }

  /** @throws NoSuchDocument, OwnedElsewhere, or an error of the store */
  async take({ document, principal, grant, ours, outlet }: SeatRequest): Promise<Seat | CloseReason> {
    const { rooms, measures } = this;
    const room = await rooms.room(document);
    if (room.members.size >= measures.limits.socketsPerRoom) return 'full';
    const member = new Member(outlet, principal, grant, ours, measures);
    room.join(member);
    rooms.wake(room);
    return {
      get isOpen() {
        return member.isOpen;
      },
      hear: (bytes) => {
        member.expire(Date.now());
        if (!member.isOpen) return;
        const frame = decodeFrame(bytes);
        if (frame !== undefined && room.receive(member, frame)) rooms.wake(room);
        else member.close('malformed');
      },
      close: (reason) => member.close(reason),
      leave: () => rooms.leave(room, member),
    };
  }
}
