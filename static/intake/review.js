// Decisions by one key each: j and k go on and back, a accepts, d drops, e corrects. All of it can
// be done without: the form is a plain one.
(() => {
  const form = document.querySelector("[data-review]");
  if (!form) return;
  const items = [...form.querySelectorAll("[data-item]")];
  form.querySelector("[data-keys]").hidden = false;

  const current = () => items.indexOf(document.activeElement?.closest("[data-item]"));

  function go(step) {
    const next = Math.min(Math.max(current() + step, 0), items.length - 1);
    if (items[next]) show(items[next]);
  }

  function show(item) {
    const section = item.closest("details");
    if (section) section.open = true;
    item.focus();
    item.scrollIntoView({ block: "nearest" });
    form.querySelector(".intake-mark--current")?.classList.remove("intake-mark--current");
    const place = item.querySelector("legend a")?.hash.slice(1);
    const mark = place && document.getElementById(place);
    if (!mark) return;
    mark.classList.add("intake-mark--current");
    mark.scrollIntoView({ block: "center" });
  }

  function choose(item, part) {
    const value = { accept: "accepted", drop: "dropped" }[part];
    const radio =
      item.querySelector(`[data-choice="${part}"]`) ||
      item.querySelector(`[type=radio][value="${value}"]`);
    if (!radio) return false;
    radio.checked = true;
    return true;
  }

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    a: (item) => item && choose(item, "accept") && go(1),
    d: (item) => item && choose(item, "drop") && go(1),
    e: (item) => {
      if (!item) return;
      choose(item, "correct");
      item.querySelector("input[type=text], input[type=url], input:not([type]), textarea")?.focus();
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const types = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    if (event.key === "Escape" && types) event.target.closest("[data-item]")?.focus();
    // Single keys count within the form alone, so that nobody decides by accident elsewhere.
    if (types || !form.contains(event.target) || !keys[event.key]) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key](items[current()]);
  });

  // Another word that somebody types is the decision for it.
  form.addEventListener("input", (event) => {
    if (event.target.name?.endsWith("-other")) choose(event.target.closest("[data-item]"), "correct");
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest(".intake-mark");
    if (!link) return;
    event.preventDefault();
    show(document.getElementById(link.hash.slice(1)));
  });
})();
