import WebSocket from 'ws';
import type { ServerMessage } from '../../../shared/protocol/stream.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { TestDevice } from '../restaurant.ts';

/** A device's stream as it arrives. */
export type DeviceStream = {
  readonly messages: ServerMessage[];
  readonly socket: WebSocket;
  /** The first message (seen or to come) that `wanted` accepts. */
  until<Type extends ServerMessage['type']>(type: Type, wanted?: (message: Extract<ServerMessage, { type: Type }>) => boolean): Promise<Extract<ServerMessage, { type: Type }>>;
  readonly closed: Promise<number>;
  close(): Promise<void>;
};

export const greeting = (device: TestDevice): object => ({ type: 'hello', protocol: protocolVersion, token: device.token, unsent: 3, app: 'test' });

/** Opens the stream and says `first`. */
export async function openStream(url: string, first: unknown): Promise<DeviceStream> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`);
  const messages: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString('utf8')) as ServerMessage);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => { socket.on('close', resolve); });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  if (first !== null) socket.send(JSON.stringify(first));
  return {
    messages, socket, closed,
    until: (type, wanted = () => true) => new Promise((resolve) => {
      const look = (): void => {
        const found = messages.find((message) => message.type === type && wanted(message as never));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found as never);
      };
      waiting.add(look);
      look();
    }),
    async close() {
      socket.close();
      await closed;
    },
  };
}

export const openDeviceStream = (url: string, device: TestDevice): Promise<DeviceStream> => openStream(url, greeting(device));
