// fetch as a browser does it for one profile: cookies that are set come back with the next request.

/** @param jar by name, value and all; may be kept over a restart, as a browser keeps it on disk */
export function cookieFetch(jar: Map<string, string>): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
  const end = pair.indexOf('=');
  const [name, value] = [pair.slice(0, end), pair.slice(end + 1)];
  const expires = attributes
    .find((attribute) => attribute.toLowerCase().startsWith('expires='))
    ?.slice('expires='.length);
  const isOver = value === '' || (expires !== undefined && Date.parse(expires) <= Date.now());
  if (isOver) jar.delete(name);
  else jar.set(name, value);
}
