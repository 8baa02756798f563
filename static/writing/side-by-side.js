// Block against block: where two languages of a body stand beside each other, blocks of the same
// place begin at the same height.
(() => {
  const BLOCKS = ":scope > [data-streamfield-child]:not([hidden])";

  function align(row) {
    const columns = [...row.children].filter((column) => column.offsetParent);
    const streams = columns.map((column) => column.querySelector("[data-streamfield-stream-container]"));
    const lists = streams.map((stream) => [...(stream?.querySelectorAll(BLOCKS) || [])].filter((block) => block.offsetParent));
    const beside = columns.length > 1 && columns.every((column) => column.offsetTop === columns[0].offsetTop);
    const rows = Math.max(0, ...lists.map((list) => list.length));
    for (let index = 0; index < rows; index += 1) {
      const blocks = lists.map((list) => list[index]).filter(Boolean);
      const heights = blocks.map((block) => block.querySelector(":scope > section")?.offsetHeight || 0);
      const height = beside && blocks.length > 1 ? `${Math.max(...heights)}px` : "";
      blocks.forEach((block) => { if (block.style.minBlockSize !== height) block.style.minBlockSize = height; });
    }
  }

  function watch(row) {
    let waiting = 0;
    const later = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => align(row)); };
    const sizes = new ResizeObserver(later);
    const observeBlocks = () => {
      row.querySelectorAll("[data-streamfield-child] > section").forEach((section) => sizes.observe(section));
      later();
    };
    row.querySelectorAll("[data-streamfield-stream-container]").forEach((stream) =>
      new MutationObserver(observeBlocks).observe(stream, { childList: true, attributes: true, attributeFilter: ["hidden", "style"], subtree: false }));
    sizes.observe(row);
    row.closest("form").addEventListener("writing:shown", later);
    observeBlocks();
  }

  function start() {
    document.querySelectorAll(".writing-languages").forEach((row) => {
      if (row.querySelectorAll("[data-streamfield-stream-container]").length > 1) watch(row);
    });
  }

  // Wagtail builds the blocks when the page has loaded.
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
