import { beforeEach, expect, test } from "vitest";
import { FakeHost } from "../src/host/fake";
import { Desk } from "../src/state/desk.svelte";
import { sayCheck } from "../src/texts/say";

const TEAM = "http://10.0.0.7:8040";
const HOSTED = "https://voxelai.studio";

let host: FakeHost;
let desk: Desk;

beforeEach(async () => {
  host = new FakeHost();
  desk = new Desk(host);
  await desk.open();
});

async function list(name: string, url: string, token: string): Promise<void> {
  desk.services.add();
  Object.assign(desk.services.form!, { name, url, token });
  await desk.services.keep();
}

test("a new service is listed, chosen, and its form is gone with the token", async () => {
  await list("Team", TEAM, "abc");
  expect(desk.services.form).toBeNull();
  expect(desk.settings?.service).toMatchObject({ name: "Team", url: TEAM, hasToken: true });
  await desk.services.choose(null);
  expect(desk.settings?.service.kind).toBe("embedded");
  expect(desk.settings?.services).toHaveLength(1);
});

test("a service that is refused leaves its form as it is, with the reason", async () => {
  host.refusal = { code: "refused", message: "a service's address begins with https:// or http://" };
  await list("Team", "ftp://x", "abc");
  expect(desk.services.form).toMatchObject({ name: "Team", url: "ftp://x", token: "abc" });
  expect(desk.services.trouble?.message).toContain("https://");
  expect(desk.settings?.services).toHaveLength(0);
});

test("a service is changed where it stands, and an empty token leaves the one there is", async () => {
  await list("Team", TEAM, "abc");
  desk.services.edit(desk.settings!.services[0]!);
  desk.services.form!.name = "Studio";
  await desk.services.keep();
  expect(desk.settings?.services).toMatchObject([{ name: "Studio", url: TEAM, hasToken: true }]);
  await desk.services.forgetToken(TEAM);
  expect(desk.settings?.service).toMatchObject({ url: TEAM, hasToken: false });
  await desk.services.forget(TEAM);
  expect(desk.settings?.service.kind).toBe("embedded");
  expect(desk.settings?.services).toHaveLength(0);
});

test("a token is tried before it is kept, and what is told of it goes when another is written", async () => {
  desk.services.add();
  Object.assign(desk.services.form!, { url: HOSTED, token: "abc" });
  await desk.services.ask();
  expect(host.checked).toEqual([{ url: HOSTED, token: "abc" }]);
  expect(desk.services.check).toBe("fine");
  desk.services.rewritten();
  expect(desk.services.check).toBe("none");
  host.refusal = { code: "signIn", message: "the service doesn't take this token" };
  await desk.services.ask();
  expect(sayCheck(desk.services.check)).toContain("doesn't take this token");
  host.refusal = { code: "offline", message: "the service can't be reached" };
  await desk.services.ask();
  expect(sayCheck(desk.services.check)).toBe("The service can't be reached.");
});

test("an answer that comes after another token was written is not told", async () => {
  desk.services.add();
  Object.assign(desk.services.form!, { url: HOSTED, token: "abc" });
  const asked = desk.services.ask();
  desk.services.rewritten();
  await asked;
  expect(desk.services.check).toBe("none");
});
