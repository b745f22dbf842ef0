import { type CloseReason, decodeFrame } from '@stormbridge/sync';
import { findSeat } from '../room/find-seat.ts';
import { NewerDocument } from '../room/lineage.ts';
import { type Measures, Member } from '../room/member.ts';
import type { RoomManager } from '../room/room-manager.ts';
import type { Seat, SeatRequest, Seats } from './seats.ts';

/** A document that this server is too old for has no room. */
function newerDocument(error: unknown): undefined {
  if (!(error instanceof NewerDocument)) throw error;
}

/** Places in the rooms of this node. */
export class LocalSeats implements Seats {
  private readonly rooms: RoomManager;
  private readonly measures: Measures;

  constructor(rooms: RoomManager, measures: Measures) {
    this.rooms = rooms;
    this.measures = measures;
  }

  /** @throws NoSuchDocument, OwnedElsewhere, or an error of the store */
  async take({ document, principal, grant, ours, epoch, outlet }: SeatRequest): Promise<Seat | CloseReason> {
    const { rooms, measures } = this;
    const room = await rooms.room(document).catch(newerDocument);
    if (room === undefined) return 'newerDocument';
    if (epoch !== undefined && epoch !== String(room.epoch)) return 'otherEpoch';
    if (!findSeat(room.members, principal, measures.limits)) return 'full';
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
