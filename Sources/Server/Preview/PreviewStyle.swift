/// How the preview's page looks, and the script that reloads it.
enum PreviewStyle {
    static let script: HTML = """
        const seen = document.documentElement.dataset.version;
        setInterval(async () => {
          if (document.hidden) return;
          try {
            const answer = await fetch("/version");
            if (answer.ok && (await answer.text()) !== seen) location.reload();
          } catch {}
        }, 1000);
        document.querySelector("select")?.addEventListener("change", event => event.target.form.requestSubmit());
        """

    static let sheet: HTML = """
        :root{--ground:#f6f3f1;--paper:#fff;--ink:#262022;--quiet:#6f656a;--line:#e4dcd9;--accent:#a3195b;--soft:#fbeef4;
        --error:#b3261e;--warning:#9a5b00;--notice:#3b5b8c;--good:#2b6e3f;color-scheme:light dark}
        @media (prefers-color-scheme:dark){:root{--ground:#191517;--paper:#241e21;--ink:#f0e8eb;--quiet:#b0a3a9;--line:#3a3135;
        --accent:#f08fbd;--soft:#3a2430;--error:#ff8a80;--warning:#f2b45c;--notice:#9dbcf0;--good:#8fd3a2}}
        *{box-sizing:border-box}
        body{margin:0;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground)}
        h1,h2,p,dl,dd,ul,ol,figure{margin:0}
        a{color:var(--accent)}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:12px 24px;padding:14px 20px 0}
        h1{font-size:20px;font-weight:650;letter-spacing:-.01em}
        .bloom{color:var(--accent)}
        .reader{display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px}
        .reader label{display:flex;align-items:center;gap:8px;color:var(--quiet)}
        input,select,button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:9px;padding:5px 11px}
        .reader input{width:17rem;max-width:60vw}
        button{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600;cursor:pointer}
        nav{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 14px;padding:12px 20px;background:var(--ground);border-bottom:1px solid var(--line)}
        .switch{display:inline-flex;padding:3px;background:var(--paper);border:1px solid var(--line);border-radius:11px}
        .switch a{padding:3px 12px;border-radius:8px;color:var(--quiet);text-decoration:none}
        .switch a:hover{color:var(--ink)}
        .switch a[aria-current]{background:var(--soft);color:var(--accent);font-weight:600}
        .tabs{margin-right:auto}
        .desk{display:grid;grid-template-columns:minmax(0,1fr) 17rem;gap:16px;padding:16px 20px 40px;align-items:start}
        main,aside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;min-width:0}
        .listing,.card,.paper,.problem{background:var(--paper);border:1px solid var(--line);border-radius:14px}
        .listing{display:flex;align-items:center;gap:14px;padding:12px 16px;min-width:0}
        .listing p{min-width:0;overflow-wrap:anywhere}
        .face{flex:none;display:grid;place-items:center;width:42px;height:42px;border-radius:50%;background:var(--soft);color:var(--accent);font-weight:700}
        .subject{font-weight:600}
        .quiet,.note{color:var(--quiet)}
        .frames{display:flex;flex-wrap:wrap;justify-content:center;gap:16px}
        iframe{display:block;border:0;background:#fff;color-scheme:light;height:max(34rem,calc(100vh - 17rem))}
        .dark iframe{background:#121212;color-scheme:dark}
        figcaption{padding:8px;text-align:center;font-size:13px;color:var(--quiet)}
        .desktop iframe{width:700px;max-width:100%;border-radius:12px;box-shadow:0 0 0 1px var(--line),0 10px 30px -18px #0008}
        .phone iframe{width:375px;border-radius:28px;box-shadow:0 0 0 5px #2b2528,0 0 0 6px #6b6166,0 12px 30px -14px #000a}
        .phone{padding:6px 6px 0}
        .card{padding:14px 16px}
        h2{margin-bottom:8px;font-size:12px;font-weight:650;letter-spacing:.07em;text-transform:uppercase;color:var(--quiet)}
        .card ul,.card ol{padding:0;list-style:none;display:grid;gap:12px}
        .card ol{gap:6px;font-size:13px}
        li,dd,dt{overflow-wrap:anywhere;min-width:0}
        .findings{font-size:14px;line-height:1.45}
        .findings li{padding-left:11px;border-left:3px solid currentColor}
        .findings strong{font-size:13px}
        .findings li>*,.findings li{color:var(--ink)}
        .findings .error{border-color:var(--error)}.findings .error strong{color:var(--error)}
        .findings .warning{border-color:var(--warning)}.findings .warning strong{color:var(--warning)}
        .findings .notice{border-color:var(--notice)}.findings .notice strong{color:var(--notice)}
        .findings .quiet{color:var(--quiet)}
        .good{color:var(--good)}
        code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        code{font-size:12px;color:var(--quiet)}
        dl{display:grid;grid-template-columns:minmax(0,auto) minmax(0,1fr);gap:4px 14px;font-size:14px}
        dt{color:var(--quiet)}
        pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
        .paper{padding:20px 24px}
        .source{white-space:pre;overflow-x:auto}
        table{width:100%;border-collapse:separate;border-spacing:0}
        th,td{padding:5px 14px 5px 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th{width:1%;padding-right:28px;font-weight:600;white-space:nowrap;color:var(--quiet)}
        td{font:13px/1.7 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        .problem{padding:20px 24px;border-color:var(--error)}
        .problem h2{color:var(--error)}
        .problem p{margin-top:12px;color:var(--quiet)}
        .alone{max-width:34rem;margin:12vh auto;padding:0 20px}
        @media (max-width:1000px){nav{position:static}.desk{grid-template-columns:minmax(0,1fr)}}
        @media (max-width:420px){.phone{padding:0}.phone iframe{width:100%}}
        """
}
