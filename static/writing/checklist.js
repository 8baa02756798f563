// Links of the checklist lead to their field: its tab, its language and its section are opened.
(() => {
  const find = (link) => {
    const name = decodeURIComponent(link.hash.slice("#at-".length));
    // A block and its translation may have one identifier.
    const field = document.getElementById(`at-${name}`) || document;
    const block = link.dataset.block && field.querySelector(`[data-contentpath="${CSS.escape(link.dataset.block)}"]`);
    const rows = document.getElementById(`id_${name}-FORMS`)?.closest("[data-panel]");
    return block || document.getElementById(`at-${name}`) || rows;
  };

  function open(place) {
    const tab = place.closest("[role=tabpanel]");
    if (tab?.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
    for (let section = place.closest("[data-panel]"); section; section = section.parentElement.closest("[data-panel]")) {
      const toggle = section.querySelector(":scope > .w-panel__header [data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    place.dispatchEvent(new CustomEvent("writing:reveal", { bubbles: true }));
  }

  // The button above the form opens the checklist and says how many errors there are.
  function start() {
    const button = document.querySelector("[data-open-checklist]");
    const toggle = document.querySelector("[data-side-panel-toggle=checklist]");
    const panel = document.querySelector("[data-side-panel=checklist]");
    if (!button || !toggle || !panel) return;
    const status = document.querySelector("[data-language-status]");
    const counters = [button.querySelector("[data-checklist-errors]"), toggle.querySelector("[data-side-panel-toggle-counter]")];
    const count = () => {
      const number = panel.querySelectorAll(".writing-finding--error").length;
      counters.forEach((counter) => { if (counter) counter.hidden = !number; });
      if (counters[0]) counters[0].textContent = status.dataset.errors.replace("{number}", number);
      if (counters[1]) counters[1].textContent = number;
    };
    new MutationObserver(count).observe(panel, { childList: true, subtree: true });
    button.addEventListener("click", () => toggle.click());
    count();
    button.hidden = false;
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-finding]");
    const place = link && find(link);
    if (!place) return;
    event.preventDefault();
    open(place);
    requestAnimationFrame(() => {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
      const control = place.querySelector("input:not([type=hidden]), select, textarea, [contenteditable=true], button:not([data-panel-toggle])");
      control?.focus({ preventScroll: true });
      document.querySelector(".writing-here")?.classList.remove("writing-here");
      place.classList.add("writing-here");
      setTimeout(() => place.classList.remove("writing-here"), 3000);
    });
  });
})();
