// The key that somebody typed, and what it opens. It stays in this page's memory and is gone with it.

let key = "";

export const present = typed => key = typed.trim();

/** Asks the gateway; the answer says with its status whether the key was good. */
export function ask(path, options = {}) {
  return fetch(path, {...options, headers: {...options.headers, ...key && {Authorization: `Bearer ${key}`}}});
}

/** A key for one call, or nothing where the gateway asks for none. */
export async function browserKey(assistant) {
  if (!key) return undefined;
  const answer = await ask("/v1/browser-keys", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({assistant})});
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return (await answer.json()).key;
}
