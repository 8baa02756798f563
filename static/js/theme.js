/*
 * The colours that a visitor chose: as the device, light or dark. Only local storage remembers
 * them. The script stands in the head, so that the page appears in the right colours at once.
 */
(() => {
  const root = document.documentElement;
  const key = "theme";

  function stored() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function store(theme) {
    try {
      if (theme) localStorage.setItem(key, theme);
      else localStorage.removeItem(key);
    } catch {
      // Where nothing may be stored, the choice lasts as long as the page.
    }
  }

  function show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function mark(buttons) {
    const current = root.dataset.theme || "";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current));
    }
  }

  show(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const buttons = document.querySelectorAll("[data-theme-choice]");
    for (const button of buttons) {
      button.addEventListener("click", () => {
        store(button.dataset.themeChoice);
        show(button.dataset.themeChoice);
        mark(buttons);
      });
    }
    mark(buttons);
    for (const group of document.querySelectorAll(".theme-switch")) group.hidden = false;
  });

  // Another tab of the portal follows.
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    show(event.newValue);
    mark(document.querySelectorAll("[data-theme-choice]"));
  });
})();

/*
 * A page may have been kept since the day it was made: what is printed says the day of printing.
 */
addEventListener("beforeprint", () => {
  const line = document.querySelector("[data-printed]");
  if (!line) return;
  const language = document.documentElement.lang;
  const dates = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" });
  line.textContent = `${line.dataset.printed} ${dates.format()}`;
});
