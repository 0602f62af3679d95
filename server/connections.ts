import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Every connection of a server, as the system counts them. Node's own count (`closeAllConnections`)
 * knows only those that its HTTP parser still holds.
 */
export class Connections {
  private readonly open = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /** Ends all of them at once, whatever they are in the middle of. */
  destroyAll(): void {
    for (const socket of this.open) socket.destroy();
  }
}
