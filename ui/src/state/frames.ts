// The viewport's end of the socket: frames come in and are acknowledged once they are on the canvas; input goes out.

import type { Input } from "../bindings/Input";
import type { Notice } from "../bindings/Notice";

/** Bytes before the pixels of a frame: sequence, width, height, flags. */
const HEADER = 16;

export interface Frame {
  sequence: number;
  width: number;
  height: number;
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Takes a message apart; `null` where it is no frame. */
export function parseFrame(message: ArrayBuffer): Frame | null {
  if (message.byteLength < HEADER) return null;
  const header = new DataView(message);
  const [sequence, width, height] = [
    header.getUint32(0, true),
    header.getUint32(4, true),
    header.getUint32(8, true),
  ];
  if (message.byteLength !== HEADER + width * height * 4 || width === 0 || height === 0) return null;
  return { sequence, width, height, pixels: new Uint8ClampedArray(message, HEADER) };
}

export interface Screen {
  draw(frame: Frame): void;
  notice(notice: Notice): void;
  connected(): void;
}

/** A socket that is opened again whenever it closes. */
export class FrameSocket {
  private socket: WebSocket | null = null;
  private closed = false;
  private pause = 250;

  constructor(
    private readonly url: string,
    private readonly screen: Screen,
    private readonly connect: (url: string) => WebSocket = (url) => new WebSocket(url),
  ) {
    this.open();
  }

  send(input: Input): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(input));
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private open(): void {
    const socket = this.connect(this.url);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.pause = 250;
      this.screen.connected();
    };
    socket.onmessage = (event: MessageEvent) => this.receive(event.data);
    socket.onclose = () => {
      if (this.closed) return;
      setTimeout(() => this.open(), this.pause);
      this.pause = Math.min(this.pause * 2, 5000);
    };
    this.socket = socket;
  }

  private receive(data: unknown): void {
    if (typeof data === "string") {
      this.screen.notice(JSON.parse(data) as Notice);
      return;
    }
    const frame = data instanceof ArrayBuffer ? parseFrame(data) : null;
    if (!frame) return;
    this.screen.draw(frame);
    // Only now may the next one come: a slow page drops frames and never queues them.
    this.send({ type: "drawn", sequence: frame.sequence });
  }
}
