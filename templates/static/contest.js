// A contest: shows the questions from its beginning to its end by this phone's clock, and makes of the answers a code that is sent
// by any form or message (generator/contest/code.py). Nothing is sent from here. What is answered is kept on this phone, for a
// browser may be closed by a call, until somebody else takes part.
(() => {
  const form = document.querySelector("form.contest");
  const { begins, ends, key, groups, alphabet, left } = form.dataset;
  const find = (what) => document.querySelector(what);
  const [start, sent, code, unanswered, said] = ["[data-start]", "[data-code]", ".code", "[data-unanswered]", "[data-said]"].map(find);
  const [word, guess] = [form.elements.word, form.elements.guess];
  const questions = [...form.querySelectorAll("fieldset")];
  const sizes = form.dataset.sizes.split(" ").map(Number);
  const extras = 3 + (word ? 1 : 0) + (guess ? 1 : 0);
  const BASE = alphabet.length;
  const BODY = 4; // characters of a group before its check character

  // ---- the code, as code.py reads it -------------------------------------------------------------

  // One number of all numbers, as digits of base 23, the first one first.
  const packed = (numbers, count) => {
    const digits = Array(count).fill(0);
    numbers.forEach((number, place) => {
      let carry = number;
      for (let at = count - 1; at >= 0; at--) {
        const sum = digits[at] * sizes[place] + carry;
        digits[at] = sum % BASE;
        carry = Math.floor(sum / BASE);
      }
    });
    return digits;
  };

  const codeOf = (numbers) => {
    const digits = packed(numbers, groups * BODY - 2);
    const seal = digits.reduce((sum, digit) => (sum * 31 + digit + 1) % BASE ** 2, Number(key));
    digits.push(Math.floor(seal / BASE), seal % BASE);
    const made = [];
    for (let group = 0; group < groups; group++) {
      const body = digits.slice(group * BODY, (group + 1) * BODY);
      const total = body.reduce((sum, digit, at) => sum + (at + 1) * digit, 0);
      // The weighted sum of five is 0 (generator/plaques/codes.py), then moved by the place of the group.
      const check = ((BASE - (total % BASE)) * 14 + group + 1) % BASE;
      made.push([...body, check].map((digit) => alphabet[digit]).join(""));
    }
    return made.join("-");
  };

  // The same as names.fold, without blanks and signs.
  const wordNumber = (typed) => {
    const folded = typed.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u200b]/g, "").replace(/đ/g, "d").normalize("NFC");
    return [...folded.replace(/[^\p{L}\p{N}]/gu, "")].reduce((number, letter) => (number * 131 + letter.codePointAt()) % BASE ** 3, 0);
  };

  // ---- what is kept -----------------------------------------------------------------------------

  const KEPT = `ditich{{ base }}:contest:${form.dataset.contest}:${key}`; // of other questions than today's nothing is taken up
  let state = {};
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    if (kept && typeof kept === "object") state = kept;
  } catch {} // refused, or not ours: as if nothing were there
  const keep = () => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(state));
    } catch {} // a page that stays open needs no memory
  };

  // ---- what is shown ----------------------------------------------------------------------------

  const show = () => {
    const now = Date.now();
    const [early, late] = [now < Number(begins), now >= Number(ends)];
    find("[data-before]").hidden = !early;
    find("[data-over]").hidden = !late || Boolean(state.code);
    start.hidden = early || late || Boolean(state.begun);
    form.hidden = early || late || !state.begun || Boolean(state.code);
    sent.hidden = !state.code;
    code.textContent = state.code ?? "";
    find("[data-more]").hidden = false;
  };

  const answersOf = () => {
    const answers = Array(sizes.length - extras).fill(0);
    for (const question of questions) answers[question.dataset.place] = Number(question.querySelector(":checked")?.value ?? 0);
    return answers;
  };

  const fill = () => {
    form.reset();
    for (const question of questions) {
      const chosen = [...question.querySelectorAll("input")].find((input) => Number(input.value) === state.answers?.[question.dataset.place]);
      if (chosen) chosen.checked = true;
    }
    if (word) word.value = state.word ?? "";
    if (guess) guess.value = state.guess ?? "";
  };

  start.querySelector("button").onclick = () => {
    state = { begun: Date.now() };
    keep();
    show();
    questions[0].querySelector("input").focus();
  };

  form.addEventListener("input", () => {
    Object.assign(state, { answers: answersOf(), word: word?.value, guess: guess?.value });
    keep();
    unanswered.textContent = "";
    asked = false;
  });

  let asked = false; // whether to leave questions unanswered was said once
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const now = Date.now();
    if (now >= Number(ends)) return show();
    const answers = answersOf();
    const missing = questions.filter(({ dataset }) => !answers[dataset.place]);
    if (missing.length && !asked) {
      asked = true;
      unanswered.textContent = left.replace("{number}", missing.length);
      return;
    }
    const last = sizes.length - 1;
    const begun = Math.max(state.begun, Number(begins));
    const numbers = [
      ...answers,
      Math.min(Math.floor((begun - begins) / 60000), sizes[last - extras + 1] - 1),
      Math.min(Math.max(0, Math.round((now - begun) / 1000)), sizes[last - extras + 2] - 1),
      ...(word ? [wordNumber(word.value)] : []),
      ...(guess ? [Math.min(Number(guess.value.replace(/\D/g, "")), sizes[last - 1] - 1)] : []),
      crypto.getRandomValues(new Uint32Array(1))[0] % sizes[last],
    ];
    state.code = codeOf(numbers);
    keep();
    show();
    code.focus();
  });

  find("[data-copy]").onclick = async () => {
    getSelection().selectAllChildren(code); // where nothing may be copied, it is at least marked
    await navigator.clipboard?.writeText(state.code).then(() => (said.textContent = said.dataset.copied), () => {});
  };
  const share = find("[data-share]");
  share.hidden = !navigator.share;
  share.onclick = () => navigator.share({ text: state.code }).catch(() => {}); // changed their mind
  find("[data-again]").onclick = () => {
    state = {};
    try {
      localStorage.removeItem(KEPT);
    } catch {}
    said.textContent = "";
    fill();
    show();
    start.querySelector("button").focus();
  };

  find("[data-without]").hidden = true;
  fill();
  show();
  setInterval(show, 1000); // it begins and ends while somebody looks
})();
