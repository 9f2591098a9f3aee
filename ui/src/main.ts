import { mount } from "svelte";
import App from "./App.svelte";
import "./style.css";
import { chooseHost } from "./host";
import { Desk } from "./state/desk.svelte";

const target = document.getElementById("app");
if (target) {
  const host = await chooseHost();
  const desk = new Desk(host);
  mount(App, { target, props: { desk } });
  await desk.open();
}
