// The page: bundled to public/main.js by `npm run build`.
import { createClient, storedGuest } from "@parlance/sdk";
import { onSignal, sendSignal } from "@parlance/sdk/signals";
import { chat } from "../generated/index.js";

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const name = /** @type {HTMLInputElement} */ (find("name"));
const text = /** @type {HTMLInputElement} */ (find("text"));

const client = createClient({
  url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/connect`,
  contract: chat,
  guest: storedGuest(localStorage),
});
const kitchen = client.channel("room:kitchen");

client.on("state", ({ status }) => (find("state").textContent = status));
client.on("contract", () => tell("The server has a new contract: reload this page."));
client.on("error", (error) => tell(String(error)));

kitchen.on("said", ({ data, own }) => {
  const item = document.createElement("li");
  const who = document.createElement("span");
  who.className = "name";
  who.textContent = data.name;
  item.className = own ? "own" : "";
  item.append(who, data.text);
  find("messages").append(item);
  item.scrollIntoView();
  find("typing").textContent = "";
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let quiet;
onSignal(kitchen, "typing", ({ data, own }) => {
  if (own) return;
  find("typing").textContent = `${data.name} is writing …`;
  clearTimeout(quiet);
  quiet = setTimeout(() => (find("typing").textContent = ""), 3000);
});

/** @param {string} problem */
function tell(problem) {
  find("problem").textContent = problem;
}

let lastTyping = 0;
text.addEventListener("input", () => {
  if (name.value === "" || Date.now() - lastTyping < 1000) return;
  lastTyping = Date.now();
  // Nobody waits for a signal: when it cannot be sent, it is not.
  Promise.resolve(sendSignal(kitchen, "typing", { name: name.value })).catch(() => {});
});

find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  tell("");
  // What breaks the contract is refused before it leaves: try an empty message.
  kitchen.publish("said", { text: text.value, name: name.value }).then(
    () => (text.value = ""),
    (error) => tell(String(error)),
  );
});

const gaps = await kitchen.subscribe({ last: 50 });
gaps.on("gap", () => tell("Some messages may be missing."));
