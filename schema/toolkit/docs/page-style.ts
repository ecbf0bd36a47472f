/** The style of the page: light or dark as the reader has it, and fit for paper. */
export const PAGE_STYLE: string = `
:root { color-scheme: light dark; --ink: #1c1f26; --soft: #5b6270; --ground: #fbfbfa; --panel: #fff; --line: #dddfe4; --accent: #0b63b5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e9ec; --soft: #a2a9b6; --ground: #15171b; --panel: #1d2026; --line: #353a44; --accent: #7db7f5; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.55 system-ui, sans-serif; }
.page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; max-width: 74rem; margin: 0 auto; padding: 2rem 1.5rem 5rem; }
nav { position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow: auto; font-size: .9rem; }
nav ul { list-style: none; margin: 0 0 .75rem; padding: 0; }
nav ul ul { margin: 0; padding-left: .9rem; }
nav a { display: block; padding: .15rem 0; color: var(--soft); text-decoration: none; overflow-wrap: anywhere; }
nav a:hover, nav a:focus { color: var(--accent); }
a { color: var(--accent); }
h1 { margin: 0; font-size: 2rem; }
h2 { margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.5rem; }
h3 { margin: 2rem 0 .4rem; font-size: 1.1rem; }
h2 a, h3 a { color: inherit; text-decoration: none; }
h2 a:hover::after, h3 a:hover::after { content: " #"; color: var(--soft); }
code, pre { font: .875em/1.5 ui-monospace, monospace; }
.soft { color: var(--soft); }
.hash { overflow-wrap: anywhere; }
.kind { margin-left: .5rem; padding: .1rem .5rem; border: 1px solid var(--line); border-radius: 1rem; font: .75rem system-ui, sans-serif; color: var(--soft); }
.wide { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .45rem .8rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
th { font-weight: 600; white-space: nowrap; }
pre { margin: .6rem 0; padding: .7rem .9rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .8rem 0; font-size: .95rem; }
dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 50rem) { .page { grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem 1rem 4rem; } nav { position: static; max-height: none; } }
@media print { nav { display: none; } .page { display: block; } }
`;
