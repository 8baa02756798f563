// One save at a time: a button that is pressed while the form is saving itself counts once that is
// over. Otherwise a new page would be made twice, and a draft would be in the way of its own copy.
(() => {
  function start() {
    const form = document.querySelector("form[data-w-autosave-interval-value]");
    if (!form) return;
    let isSaving = false;
    let pressed = null;

    form.addEventListener("w-autosave:save", () => { isSaving = true; });
    ["w-autosave:success", "w-autosave:error"].forEach((end) => form.addEventListener(end, () => {
      isSaving = false;
      if (!pressed) return;
      pressed.disabled = false; // it was disabled as it was pressed, and would not be sent
      form.requestSubmit(pressed);
      pressed = null;
    }));
    form.addEventListener("submit", (event) => {
      if (!isSaving) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
      form.dataset.wAutosaveActiveValue = "false"; // what is sent now holds everything
    }, { capture: true });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
