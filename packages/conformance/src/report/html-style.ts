/** The style of the HTML report: of the reader's own fonts and colours, in light and dark. */
export const HTML_STYLE: string = `
:root { color-scheme: light dark; --ground: #ffffff; --raised: #f6f8fa; --line: #d0d7de; --text: #1f2328; --quiet: #59636e;
  --good: #1a7f37; --bad: #b42318; --warn: #8a6100; --link: #0550ae; --sent: #ddf4ff; --came: #fff1d6; --sent-line: #0969da; --came-line: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --raised: #161b22; --line: #3d444d; --text: #e6edf3; --quiet: #9198a1;
  --good: #3fb950; --bad: #ff7b72; --warn: #d29922; --link: #79c0ff; --sent: #0c2d4d; --came: #33270b; --sent-line: #388bfd; --came-line: #bb8009; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
code, .wire { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
a { color: var(--link); } .quiet { color: var(--quiet); }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.numbers { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.numbers li { flex: 1 1 8rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; }
.numbers b { display: block; font-size: 1.35rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tools { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; background: var(--ground);
  border-bottom: 1px solid var(--line); padding: .6rem 0; }
.tools input[type=search] { flex: 1 1 16rem; font: inherit; padding: .35rem .6rem; color: inherit; background: var(--raised);
  border: 1px solid var(--line); border-radius: 6px; }
.tools label { white-space: nowrap; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; } td.count, th.count { text-align: right; font-variant-numeric: tabular-nums; }
td:first-child { white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; background: var(--ground); }
summary { cursor: pointer; padding: .45rem .8rem; overflow-wrap: anywhere; } summary:hover { background: var(--raised); border-radius: 8px; }
.badge { display: inline-block; min-width: 5.2rem; margin-right: .5rem; font-size: .8rem; font-weight: 600; }
.body { padding: .25rem .8rem .9rem; border-top: 1px solid var(--line); }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: .3rem .8rem; margin: .6rem 0; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.copy { display: block; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .7rem; }
.lanes { margin-top: 1rem; display: grid; gap: .3rem; }
.lanes .ends { display: flex; justify-content: space-between; font-weight: 600; border-bottom: 2px solid var(--line); padding: 0 .5rem .2rem 4.2rem; }
.lanes .row { display: grid; grid-template-columns: 3.6rem 1fr; gap: .6rem; align-items: start; }
.lanes time { color: var(--quiet); text-align: right; font-size: .8rem; padding-top: .35rem; font-variant-numeric: tabular-nums; }
.wire { border: 1px solid var(--line); border-radius: 6px; padding: .25rem .6rem; width: fit-content; max-width: 82%; }
.wire .who { font-weight: 600; margin-right: .4rem; }
.sent .wire { background: var(--sent); border-left: 4px solid var(--sent-line); justify-self: start; }
.came .wire { background: var(--came); border-right: 4px solid var(--came-line); justify-self: end; }
.note .wire { border-style: dashed; color: var(--quiet); justify-self: center; }
[hidden] { display: none !important; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: .4rem; } .wire { max-width: 94%; }
  .lanes .row { grid-template-columns: 2.6rem 1fr; gap: .3rem; } .lanes .ends { padding-left: 2.9rem; } }
@media print { .tools { position: static; } details { break-inside: avoid; } }
`;

/** What the filter of the HTML report does. */
export const HTML_SCRIPT: string = `
const search = document.querySelector("#search");
const boxes = [...document.querySelectorAll(".tools input[type=checkbox]")];
const items = [...document.querySelectorAll("[data-text]")];
const left = document.querySelector("#left");
function apply() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let count = 0;
  for (const item of items) {
    const fits = shown.has(item.dataset.kind) && words.every((word) => item.dataset.text.includes(word));
    item.hidden = !fits;
    if (fits && item.tagName === "DETAILS") count++;
  }
  left.textContent = count + " checks";
}
search.addEventListener("input", apply);
for (const box of boxes) box.addEventListener("change", apply);
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName !== "DETAILS") return;
  target.hidden = false;
  target.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", openTarget);
apply();
openTarget();
`;
