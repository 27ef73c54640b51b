// A page of text for people, whole on its own: no script, nothing from elsewhere.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Waybill</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/pages.css">
</head>
<body>
<nav aria-label="Documentation"><a href="/docs">REST</a> <a href="/docs/events">Messages</a> <a href="/docs/problems">Problems</a></nav>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export const PAGES_CSS = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
nav { display: flex; gap: 1.5rem; padding-block: 0.5rem; border-bottom: 1px solid; }
h2 { margin-top: 2.5rem; }
pre { overflow-x: auto; padding: 1rem; border: 1px solid; border-radius: 4px; }
code, pre { font: 14px/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid; }
`;
