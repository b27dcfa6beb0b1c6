// Remembers the language a reader chooses, and after a scan moves on to it. Every page works without this file.
(() => {
  // A page is marked zh-Hans, its address and the cookie say zh.
  const two = (tag) => tag.slice(0, 2).toLowerCase();

  // Netlify's own language rules read this cookie too. Nothing is stored before a choice.
  const saved = document.cookie.match(/(?:^|; )nf_lang=([a-z]{2})(?:;|$)/)?.[1];

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-choose]");
    if (!link) return;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `nf_lang=${two(link.hreflang)}; path={{ base }}/; max-age=31536000; samesite=lax${secure}`;
  });

  // Only the page a plaque opens moves on by itself: any other address was somebody's choice.
  const chooser = document.querySelector("[data-arrive]");
  if (!chooser) return;
  const wanted = [saved, ...navigator.languages].filter(Boolean).map(two);
  const offers = [...chooser.querySelectorAll("a[data-choose]")];
  for (const language of wanted) {
    const offer = offers.find((link) => two(link.hreflang) === language);
    if (offer) return location.replace(offer.href);
  }
})();
