// What is not sent yet, kept in this browser: it outlives a dead network, a closed tab and a flat battery.
import { kept } from "./page.js";

const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(kept("drafts"), 1);
    request.onupgradeneeded = () => ["drafts", "settings"].forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const run = async (store, mode, act) => {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = base.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    base.close();
  }
};

export const keep = (draft) => run("drafts", "readwrite", (store) => store.put({ ...draft, kept: Date.now() }, draft.key));
export const drop = (key) => run("drafts", "readwrite", (store) => store.delete(key));
export const all = () => run("drafts", "readonly", (store) => store.getAll());
export const get = (key) => run("drafts", "readonly", (store) => store.get(key));
export const setting = (name) => run("settings", "readonly", (store) => store.get(name));
export const set = (name, value) => run("settings", "readwrite", (store) => store.put(value, name));
