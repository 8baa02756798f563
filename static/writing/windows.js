// Two windows at one page: a form that knows of no newer version saves itself; one that finds that
// another window has saved meanwhile stops and asks. What a form has saved itself it knows of.
(() => {
  const KEEP = "keep-mine";

  function set(form, name, value) {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.prepend(field);
    }
    field.value = value;
  }

  function start() {
    const box = document.querySelector("[data-newer]");
    const form = box?.closest("form");
    if (!form) return;

    form.addEventListener("w-autosave:success", ({ detail }) => {
      const { revision_id: key, revision_created_at: created } = detail.response;
      if (!key) return;
      set(form, "loaded_revision_id", key);
      set(form, "loaded_revision_created_at", created);
    });

    form.addEventListener("w-autosave:error", ({ detail }) => {
      if (detail.type !== "invalid_revision") return;
      box.querySelector("[data-newer-said]").textContent = detail.text;
      const difference = box.querySelector("[data-newer-difference]");
      difference.hidden = !detail.response?.difference;
      difference.href = detail.response?.difference || "";
      box.hidden = false;
      box.scrollIntoView({ block: "nearest" });
    });

    box.querySelector("[data-newer-keep]").addEventListener("click", () => {
      set(form, KEEP, "1");
      form.requestSubmit();
    });

    // Wagtail's own question, asked before a button saves over a version that it has heard of.
    document.addEventListener("w-dialog:confirmed", ({ target }) => {
      const isConflict = document.querySelector("[data-w-session-intercept-value=conflict]");
      if (target.id === "w-save-confirmation-dialog" && isConflict) set(form, KEEP, "1");
    }, { capture: true });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
