import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { limitKey, plainAddress } from './client-address';

/** 0 = no limit. */
export type ConnectionLimits = { inAll: number; perAddress: number };

type Connection = { address: string; isProxy: boolean; request: IncomingMessage | null };

/**
 * Every connection of a server, as the system counts them (Node's own count knows only those that
 * its HTTP parser still holds), and no more of them than the limits allow. A new one above a limit
 * takes the place of the one that has been waited for longest, for the rest of a request or for a next one.
 * Where all are being answered, which lasts as long as they like to read, it takes that of one
 * whose address has the most, or is ended itself when its own has as many.
 */
export class Connections {
  /** In the order in which they last began or ended a request. */
  private readonly open = new Map<Socket, Connection>();
  private readonly perAddress = new Map<string, number>();
  private limits: ConnectionLimits = { inAll: 0, perAddress: 0 };
  private isProxy: (address: string) => boolean = () => false;
  private onEnded: () => void = () => undefined;

  constructor(server: Server) {
    server.on('connection', (socket) => this.add(socket));
    server.on('request', (request, response) => {
      this.note(request.socket, request);
      response.once('close', () => this.end(request.socket, request));
    });
  }

  /** Limits from now on; a trusted proxy's address stands for many, so it has no limit of its own. */
  limit(
    limits: ConnectionLimits,
    isProxy: (address: string) => boolean,
    onEnded: () => void,
  ): void {
    this.limits = limits;
    this.isProxy = isProxy;
    this.onEnded = onEnded;
  }

  /** Ends all of them at once, whatever they are in the middle of. */
  destroyAll(): void {
    for (const socket of this.open.keys()) socket.destroy();
  }

  private add(socket: Socket): void {
    const peer = plainAddress(socket.remoteAddress ?? '');
    const address = limitKey(peer);
    const ofAddress = (this.perAddress.get(address) ?? 0) + 1;
    const isProxy = this.isProxy(peer);
    this.open.set(socket, { address, isProxy, request: null });
    this.perAddress.set(address, ofAddress);
    socket.once('close', () => this.forget(socket, address));
    const { inAll, perAddress } = this.limits;
    if (perAddress > 0 && ofAddress > perAddress && !isProxy) {
      this.makeRoom(socket, (one) => one.address === address);
    } else if (inAll > 0 && this.open.size > inAll) this.makeRoom(socket, () => true);
  }

  private makeRoom(newcomer: Socket, isAmong: (one: Connection) => boolean): void {
    const isWaitedFor = ([, one]: [Socket, Connection]) => isAmong(one) && !one.request?.complete;
    const [idlest = newcomer] = this.open.entries().find(isWaitedFor) ?? [];
    // The newcomer has sent no request either, and is the last of them.
    const socket = idlest === newcomer ? this.ofGreediest(newcomer) : idlest;
    this.onEnded();
    socket.destroy();
    // It counts no more, though the system tells of its end later.
    this.forget(socket, this.open.get(socket)?.address ?? '');
  }

  /** The oldest connection of the address that has the most of them, more than the newcomer's own. */
  private ofGreediest(newcomer: Socket): Socket {
    let greediest = newcomer;
    let most = this.countBeside(newcomer);
    for (const [socket, { isProxy }] of this.open) {
      const count = isProxy ? 0 : this.countBeside(socket);
      if (count > most) [greediest, most] = [socket, count];
    }
    return greediest;
  }

  /** How many there are of its address. */
  private countBeside(socket: Socket): number {
    return this.perAddress.get(this.open.get(socket)?.address ?? '') ?? 0;
  }

  private forget(socket: Socket, address: string): void {
    if (!this.open.delete(socket)) return;
    const left = (this.perAddress.get(address) ?? 0) - 1;
    if (left > 0) this.perAddress.set(address, left);
    else this.perAddress.delete(address);
  }

  private end(socket: Socket, request: IncomingMessage): void {
    if (this.open.get(socket)?.request === request) this.note(socket, null);
  }

  private note(socket: Socket, request: IncomingMessage | null): void {
    const known = this.open.get(socket);
    if (!known) return;
    this.open.delete(socket);
    this.open.set(socket, { ...known, request });
  }
}
