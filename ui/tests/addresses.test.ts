import { expect, it } from "vitest";
import { isReadable } from "../src/state/addresses";

it("warns of addresses whose traffic can be read on the way, and of no others", () => {
  for (const url of ["http://voxels.example", "http://192.168.1.7:8040"]) expect(isReadable(url)).toBe(true);
  for (const url of [
    "https://voxels.example",
    "http://127.0.0.1:8040",
    "http://localhost",
    "http://[::1]:1",
    "voxels",
  ])
    expect(isReadable(url)).toBe(false);
});
