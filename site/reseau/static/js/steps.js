/* Shows a long form one question at a time. Without it, all the questions are on the page. */

const form = document.querySelector("form[data-steps]");
if (form) start(form);

function start(form) {
  const steps = [...form.querySelectorAll("[data-step]")];
  const progress = form.querySelector("[data-steps-progress]");
  const [back, next] = ["back", "next"].map((name) => form.querySelector(`[data-steps-${name}]`));
  const sentence = progress.dataset.stepsProgress;
  let current = 0;

  function show(index) {
    current = index;
    steps.forEach((step, number) => { step.hidden = number !== current; });
    progress.textContent = sentence.replace("{number}", current + 1).replace("{total}", steps.length);
    back.hidden = current === 0;
    next.hidden = current === steps.length - 1;
  }

  function move(distance) {
    show(current + distance);
    const question = steps[current].querySelector("legend");
    question.tabIndex = -1;
    question.focus();
    progress.scrollIntoView({ block: "nearest" });
  }

  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  progress.hidden = false;
  form.querySelector("[data-steps-moves]").hidden = false;
  show(0);
}
