// One save at a time: what a button sends holds everything, so that the draft which the form is
// about to save need not be saved, and one that is on its way is waited for. Otherwise a new page
// would be made twice, and a draft would be in the way of its own copy.
(() => {
  function start() {
    const form = document.querySelector("form[data-w-autosave-interval-value]");
    if (!form) return;
    const interval = Number(form.dataset.wAutosaveIntervalValue);
    let leavesAt = null; // when the draft that waits to be saved is sent
    let pressed = null;

    form.addEventListener("w-autosave:save", () => { leavesAt = Date.now() + interval; });
    ["w-autosave:success", "w-autosave:error"].forEach((end) => form.addEventListener(end, () => {
      leavesAt = null;
      if (!pressed) return;
      pressed.disabled = false; // it was disabled as it was pressed, and would not be sent
      form.requestSubmit(pressed);
      pressed = null;
    }));
    form.addEventListener("submit", (event) => {
      form.dataset.wAutosaveActiveValue = "false";
      if (leavesAt === null) return;
      const autosave = window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave");
      if (Date.now() < leavesAt && autosave?.submit.cancel) {
        autosave.submit.cancel();
        leavesAt = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
    }, { capture: true });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
