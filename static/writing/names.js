// What has a label beside it but not of its own says its name to screen readers: rich text, tags.
(() => {
  const NAMELESS = ".public-DraftEditor-content:not([aria-label]), .tagit-new input:not([aria-label])";

  const words = (element) => element?.textContent.replace("*", "").trim();

  // “Text (pl), call-out, Heading”: the field, the block in it, the part of the block.
  function nameOf(element) {
    return [
      element.closest(".writing-field")?.querySelector(".w-field__label"),
      element.closest("[data-streamfield-child]")?.querySelector(".c-sf-block__type"),
      element.closest(".w-field__wrapper")?.querySelector(":scope > .w-field__label"),
    ].map(words).filter((part, index, parts) => part && parts.indexOf(part) === index).join(", ");
  }

  function name() {
    document.querySelectorAll(NAMELESS).forEach((element) => {
      const found = nameOf(element);
      if (found) element.setAttribute("aria-label", found);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    let waiting = 0;
    const later = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(name); };
    new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
    later();
  });
})();
