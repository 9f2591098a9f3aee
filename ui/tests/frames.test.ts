import { describe, expect, it, vi } from "vitest";
import type { Notice } from "../src/bindings/Notice";
import { FrameSocket, parseFrame, type Frame } from "../src/state/frames";

function frameMessage(sequence: number, width: number, height: number): ArrayBuffer {
  const message = new ArrayBuffer(16 + width * height * 4);
  const header = new DataView(message);
  [sequence, width, height, 0].forEach((value, place) => header.setUint32(place * 4, value, true));
  return message;
}

class FakeSocket {
  readyState = 1;
  binaryType = "";
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.onclose?.();
  }
}

function open() {
  const sockets: FakeSocket[] = [];
  const drawn: Frame[] = [];
  const notices: Notice[] = [];
  const screen = {
    draw: (frame: Frame) => void drawn.push(frame),
    notice: (notice: Notice) => void notices.push(notice),
    connected: () => {},
  };
  const socket = new FrameSocket("ws://127.0.0.1:1/?token=t", screen, () => {
    const fake = new FakeSocket();
    sockets.push(fake);
    return fake as unknown as WebSocket;
  });
  return { sockets, drawn, notices, socket };
}

describe("frames", () => {
  it("are taken only where the header fits the pixels", () => {
    expect(parseFrame(frameMessage(7, 3, 2))?.sequence).toBe(7);
    expect(parseFrame(frameMessage(7, 3, 2).slice(0, 30))).toBeNull();
    expect(parseFrame(new ArrayBuffer(8))).toBeNull();
    expect(parseFrame(frameMessage(1, 0, 0))).toBeNull();
  });

  it("are acknowledged once they are drawn", () => {
    const { sockets, drawn } = open();
    sockets[0]?.onmessage?.({ data: frameMessage(5, 2, 2) });
    expect(drawn.length).toBe(1);
    expect(sockets[0]?.sent).toEqual(['{"type":"drawn","sequence":5}']);
    sockets[0]?.onmessage?.({ data: new ArrayBuffer(3) });
    expect(sockets[0]?.sent.length).toBe(1);
  });

  it("come again after the connection broke, until it is closed on purpose", () => {
    vi.useFakeTimers();
    const { sockets, socket, notices } = open();
    sockets[0]?.onclose?.();
    vi.advanceTimersByTime(300);
    expect(sockets.length).toBe(2);
    sockets[1]?.onmessage?.({ data: '{"type":"trouble","message":"no adapter"}' });
    expect(notices[0]?.type).toBe("trouble");
    socket.close();
    vi.advanceTimersByTime(10_000);
    expect(sockets.length).toBe(2);
  });
});
