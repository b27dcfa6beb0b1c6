// Makes buttons of the answers, tells at once whether one is right, and in the end how many were. Nothing is kept, nothing is sent;
// without this file the answers unfold.
(() => {
  const quiz = document.querySelector(".quiz");
  if (!quiz) return;
  const { score, yes, no } = quiz.dataset;
  const questions = [...quiz.children];
  const said = (place) => {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    place(line);
    return line;
  };
  const end = said((line) => quiz.after(line));
  let right = 0;
  let answered = 0;
  for (const question of questions) {
    const list = question.querySelector("ul");
    const told = said((line) => list.after(line));
    const buttons = [...list.children].map((item) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...item.childNodes);
      item.append(button);
      return button;
    });
    const true_one = buttons[question.dataset.right - 1];
    for (const button of buttons) {
      button.onclick = () => {
        if (true_one.classList.contains("yes")) return; // answered already
        for (const each of buttons) each.setAttribute("aria-disabled", "true");
        true_one.classList.add("yes");
        button.setAttribute("aria-pressed", "true");
        if (button === true_one) right += 1;
        else button.classList.add("no");
        told.textContent = button === true_one ? yes : no;
        question.querySelector("details").open = true;
        answered += 1;
        if (answered === questions.length) end.textContent = score.replace("{right}", right).replace("{number}", answered);
      };
    }
  }
})();
