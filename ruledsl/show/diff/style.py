"""How the page of a comparison looks: quiet on a screen, readable in black and white on paper."""

CSS = """
:root{--ink:#1d232b;--faint:#5b6673;--line:#d5dbe2;--head:#f3f5f8;--less:#a61b29;--more:#1a6b3a;--mixed:#8a5a00}
*{box-sizing:border-box}
body{margin:2rem auto;max-width:76rem;padding:0 1.2rem;color:var(--ink);background:#fff;
 font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Helvetica Neue",Arial,sans-serif;
 line-break:strict;overflow-wrap:break-word;text-size-adjust:100%}
h1{font-size:1.5rem;line-height:1.4;margin:0 0 .4rem;text-wrap:balance}
h1~h1{margin-top:3.5rem;padding-top:1.5rem;border-top:3px solid var(--line)}
h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-left:.3rem solid var(--ink);padding-left:.6rem}
h3{font-size:1rem;margin:1.4rem 0 .3rem} h4{font-size:.95rem;margin:1rem 0 .2rem}
p{margin:.25rem 0;text-wrap:pretty}
p.faint{color:var(--faint);font-size:.88rem}
p.error{border-left:.3rem solid var(--less);padding:.1rem .6rem;background:#fdf3f3}
dl.versions{display:grid;grid-template-columns:max-content 1fr;gap:0 .8rem;margin:.2rem 0 1rem;font-size:.9rem}
dl.versions dt{color:var(--faint)} dl.versions dd{margin:0;font-family:ui-monospace,"Noto Sans Mono CJK SC",monospace;overflow-wrap:anywhere}
.wide{overflow-x:auto;margin:.4rem 0 .8rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
table.narrow{width:auto;min-width:40%}
table:not(.beside) td:not(.number){min-width:5.5em}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--head);font-weight:600;white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;width:1%}
table.narrow td.number,table.narrow th.number{width:auto}
.arrow{color:var(--faint);white-space:nowrap}
.badge{display:inline-block;padding:0 .55em;border:1px solid currentColor;border-radius:1em;font-size:.85em;white-space:nowrap;color:var(--faint)}
.badge.stricter{color:var(--less)} .badge.lenient{color:var(--more)} .badge.both,.badge.undetermined,.badge.ranking{color:var(--mixed)}
table.beside{table-layout:fixed;font-size:.88rem}
table.beside td{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.6;width:50%}
table.beside td+td,table.beside th+th{border-left:1px solid var(--line)}
tr.changed td{background:#fbfbf4}
tr.folded td{color:var(--faint);text-align:center;font-size:.85rem;background:var(--head);padding:.2rem}
del{background:#fbdcdc;color:var(--less);text-decoration:line-through;text-decoration-thickness:1px}
ins{background:#d9f2e0;color:var(--more);text-decoration:underline;text-underline-offset:.2em}
@media (max-width:46rem){body{margin:1rem auto;font-size:15px}th,td{padding:.3rem .4rem}}
@media print{@page{size:A4;margin:14mm}
 body{margin:0;max-width:none;padding:0;font-size:10.5pt;line-height:1.5}
 h1,h2,h3,h4{break-after:avoid} table.beside{font-size:9pt} table.narrow{break-inside:avoid} tr{break-inside:avoid} thead{display:table-header-group}
 .wide{overflow:visible} h1~h1{break-before:page;border:0;padding:0;margin:0}
 th,.badge,tr.folded td,del,ins{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
