// The form opens without a network, too. A preview answers with nothing in the place of this file.
navigator.serviceWorker?.register("sw.js").catch(() => {});
