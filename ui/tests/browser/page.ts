// The page in Debian's Chromium, with a viewport that shows one picture whatever it is told.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page, type WebSocketRoute } from "playwright-core";
import { PNG } from "pngjs";
import type { Input } from "../../src/bindings/Input";
import type { Notice } from "../../src/bindings/Notice";
import type { SceneName } from "../../src/host/scenes";

/** Where nothing listens: the tests answer for it. */
const VIEWPORT = "ws://127.0.0.1:9/";

/** Without these, Chromium calls its maker at every start. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
];

const STAGE = PNG.sync.read(readFileSync(join(import.meta.dirname, "stage.png")));

export type Theme = "light" | "dark";

export interface Look {
  language?: "en" | "de" | "ja";
  theme?: Theme;
  /** CSS pixels. */
  size?: [number, number];
  /** Pixels of the screen to one of CSS. */
  scale?: number;
  /** What the viewport tells after its first frame. */
  notices?: Notice[];
}

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.VOXELIER_CHROMIUM ?? "/usr/bin/chromium",
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...QUIET],
  });
}

/** Opens the page in a state. */
export async function open(
  browser: Browser,
  address: string,
  scene: SceneName,
  { language = "en", theme = "dark", size = [1280, 800], scale = 1, notices = [] }: Look = {},
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: size[0], height: size[1] },
    deviceScaleFactor: scale,
    colorScheme: theme,
    locale: { en: "en-GB", de: "de-DE", ja: "ja-JP" }[language],
    timezoneId: "UTC",
  });
  page.on("pageerror", (error) => console.error(`${scene}: ${error.message}`));
  const screen = new Screen(notices);
  await page.routeWebSocket(`${VIEWPORT}**`, (socket) => screen.listen(socket));
  await page.goto(`${address}?viewport=${VIEWPORT}#${scene}`);
  await page.getByTestId("prompt").waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if ((await page.getByTestId("model-size").count()) > 0) screen.show();
  return page;
}

/** The viewport's other end: once there is a model, it draws one picture at every size, and tells where the eye is. */
class Screen {
  private socket: WebSocketRoute | null = null;
  private size: [number, number] | null = null;
  private isShown = false;

  constructor(private readonly notices: Notice[]) {}

  listen(socket: WebSocketRoute): void {
    this.socket = socket;
    socket.onMessage((message) => {
      const input = JSON.parse(String(message)) as Input;
      if (input.type === "resize") this.size = [input.width, input.height];
      if (input.type === "resize" && this.isShown) this.draw();
    });
  }

  show(): void {
    this.isShown = true;
    this.tell({
      type: "camera",
      camera: { yaw: 45, pitch: 35, distance: 90, target: [24, 11, 21], fieldOfView: 30, framed: true },
    });
    this.draw();
    this.notices.forEach((notice) => this.tell(notice));
  }

  private tell(notice: Notice): void {
    this.socket?.send(JSON.stringify(notice));
  }

  private draw(): void {
    if (this.size) this.socket?.send(frame(...this.size));
  }
}

/** The picture, so large that it covers all of a frame. */
function frame(width: number, height: number): Buffer {
  const header = Uint32Array.of(1, width, height, 0);
  const from = new Uint32Array(STAGE.data.buffer, STAGE.data.byteOffset, STAGE.width * STAGE.height);
  const pixels = new Uint32Array(width * height);
  const step = Math.min(STAGE.width / width, STAGE.height / height);
  const [left, top] = [(STAGE.width - width * step) / 2, (STAGE.height - height * step) / 2];
  for (let y = 0; y < height; y++) {
    const row = Math.floor(top + y * step) * STAGE.width;
    for (let x = 0; x < width; x++) pixels[y * width + x] = from[row + Math.floor(left + x * step)] ?? 0;
  }
  return Buffer.concat([new Uint8Array(header.buffer), new Uint8Array(pixels.buffer)]);
}
