/** The page's whole style. The Content-Security-Policy names it by its hash, so it stands in the page as it is here. */
export const STYLE = `
:root { color-scheme: light dark; --bg: #fdfdfc; --text: #24292f; --soft: #5c6670; --line: #e3e6e8; --panel: #f5f6f6;
  --accent: #0b62a3; --get: #1a6e4a; --post: #0b62a3; --patch: #8a5a00; --delete: #a4342e; }
@media (prefers-color-scheme: dark) { :root { --bg: #15181b; --text: #dde1e4; --soft: #98a2ab; --line: #2c3136;
  --panel: #1c2024; --accent: #7bb8ea; --get: #6cc79a; --post: #7bb8ea; --patch: #e0b25c; --delete: #ec8f88; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--bg); color: var(--text); font: 15px/1.55 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
code, pre, .path, .name { font-family: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace; font-size: 0.87em; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
.page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); max-width: 78rem; margin: 0 auto; }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow-y: auto; padding: 2rem 1.25rem;
  border-right: 1px solid var(--line); font-size: 0.87rem; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
nav li { padding: 0.1rem 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
nav .head { color: var(--soft); font-weight: 600; margin: 1rem 0 0.25rem; }
nav a { color: var(--text); }
main { padding: 2rem 2.5rem 6rem; min-width: 0; }
h1 { font-size: 1.7rem; font-weight: 600; margin: 0 0 0.25rem; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; font-weight: 600; margin: 3.5rem 0 0.5rem; padding-bottom: 0.4rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.02rem; font-weight: 600; margin: 2.5rem 0 0.25rem; }
h4 { font-size: 0.8rem; font-weight: 600; color: var(--soft); margin: 1.1rem 0 0.3rem; }
p { margin: 0.4rem 0 0.8rem; max-width: 46rem; }
p, main li { overflow-wrap: anywhere; }
.lead { color: var(--soft); }
.path { display: block; margin: 0.15rem 0 0.5rem; overflow-wrap: anywhere; }
.verb { font-weight: 700; }
.GET { color: var(--get); } .POST { color: var(--post); } .PATCH { color: var(--patch); } .DELETE { color: var(--delete); }
table { border-collapse: collapse; width: 100%; font-size: 0.87rem; }
th { text-align: left; font-weight: 600; color: var(--soft); padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); }
td { vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.name, td.code { white-space: nowrap; }
td.number { width: 3.5rem; }
main li { max-width: 46rem; margin: 0.3rem 0; }
td.type { min-width: 9rem; max-width: 20rem; }
td code { font-size: 0.95em; }
.needed { color: var(--delete); }
.soft { color: var(--soft); }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.7rem 0.9rem; margin: 0.3rem 0 0.8rem;
  overflow-x: auto; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; }
details summary { cursor: pointer; color: var(--soft); font-size: 0.87rem; margin: 0.8rem 0 0.3rem; }
@media (max-width: 56rem) { .page { display: block; } nav { position: static; height: auto; max-height: 40vh; border: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1.5rem 1.1rem 4rem; } table { display: block; overflow-x: auto; } }
`;
//# sourceMappingURL=page-style.js.map