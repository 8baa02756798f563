// Keeps in the browser what is typed into the edit form until it has been saved: a lost connection
// or an ended session loses nothing. What was kept is saved as a draft by one button.
(() => {
  const DAYS = 7 * 24 * 60 * 60 * 1000;
  const LEFT_OUT = ["csrfmiddlewaretoken", "next", "still-right"];

  function start() {
    const box = document.querySelector("[data-kept]");
    const form = box?.closest("form");
    if (!form) return;
    const key = () => `writing-kept:${box.dataset.user}:${location.pathname}`;
    const read = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
    const forget = (name = key()) => localStorage.removeItem(name);

    Object.keys(localStorage)
      .filter((name) => name.startsWith("writing-kept:") && Date.now() - (read(name)?.time || 0) > DAYS)
      .forEach(forget);

    const values = () => [...new FormData(form)].filter(([name, value]) =>
      typeof value === "string" && !LEFT_OUT.includes(name) && !name.startsWith("action-"));

    function keep() {
      try {
        localStorage.setItem(key(), JSON.stringify({ time: Date.now(), values: values() }));
      } catch { /* no room, or a private window */ }
    }

    let waiting = 0;
    // Blocks and rich text tell of a change in their own time: they are read a moment later.
    const later = () => { clearTimeout(waiting); waiting = setTimeout(keep, 800); };
    ["input", "change"].forEach((type) => form.addEventListener(type, (event) => {
      if (event.isTrusted) later();
    }));
    form.addEventListener("w-autosave:success", () => { clearTimeout(waiting); forget(); });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      keep();
      try { sessionStorage.setItem("writing-sent", JSON.stringify({ key: key(), path: location.pathname })); } catch { /* as above */ }
    });

    const kept = read(key());
    const isAnswer = form.querySelector(".w-field--error"); // what was typed stands in the form
    if (!kept || isAnswer) return;
    const said = box.querySelector("[data-kept-said]");
    said.textContent = said.dataset.text.replace("{time}", new Date(kept.time).toLocaleString(document.documentElement.lang));
    box.hidden = false;

    box.querySelector("[data-kept-forget]").addEventListener("click", () => { forget(); box.hidden = true; });
    box.querySelector("[data-kept-restore]").addEventListener("click", async (event) => {
      const button = event.currentTarget;
      button.disabled = true;
      const data = new FormData();
      kept.values.forEach(([name, value]) => data.append(name, value));
      // On top of what is there now: whatever somebody else has saved since stays in the history.
      ["csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at"].forEach((name) => {
        const field = form.querySelector(`[name=${name}]`);
        data.delete(name);
        if (field) data.set(name, field.value);
      });
      data.delete("overwrite_revision_id");
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } })
        .then((response) => response.json()).catch(() => ({}));
      if (answer.success) {
        forget();
        location.assign(answer.url || location.href);
      } else {
        button.disabled = false;
        said.textContent = answer.error_message || said.dataset.failed;
      }
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
