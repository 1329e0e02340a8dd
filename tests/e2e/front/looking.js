/* What a person sees of a page, told to the tests. Playwright gives it to a page before the page loads. */

window.looking = {
  /* Each visible text: {node, text, boxes}. Text kept for screen readers is no bigger than a pixel. */
  texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.data.trim();
      if (!text || !node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
      if (node.parentElement.closest(".visually-hidden, .skip-link")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      if (boxes.length) texts.push({ node, text, boxes });
    }
    return texts;
  },

  ancestors(node) {
    const ancestors = [];
    for (let element = node.parentElement; element; element = element.parentElement) ancestors.push(element);
    return ancestors;
  },

  isFixed(node) {
    return [node, ...looking.ancestors(node)].filter((one) => one instanceof Element).some((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position));
  },

  /* Words that a box or the edge of the page hides. Letters may be taller than their line: a quarter is let through. */
  cut() {
    const width = document.documentElement.clientWidth;
    return looking.texts().filter(({ node, boxes }) => {
      const frames = looking.ancestors(node).filter((element) => getComputedStyle(element).overflow !== "visible");
      const limits = frames.map((element) => element.getBoundingClientRect());
      return boxes.some((box) => box.left < -1 || box.right > width + 1
        || limits.some((limit) => box.left < limit.left - 1 || box.right > limit.right + 1
          || box.top < limit.top - box.height / 4 || box.bottom > limit.bottom + box.height / 4));
    }).map(({ text }) => `coupé : ${text}`);
  },

  /* Words written over others. */
  overlapping() {
    const lines = looking.texts().filter(({ node }) => !looking.isFixed(node))
      .flatMap(({ node, text, boxes }) => boxes.map((box) => ({ node, text, box })))
      .sort((one, other) => one.box.top - other.box.top);
    const faults = [];
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1)) {
        if (other.box.top >= one.box.bottom) break;
        if (other.node === one.node) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        if (across > 2 && down > Math.min(one.box.height, other.box.height) / 3) {
          faults.push(`l’un sur l’autre : ${one.text} / ${other.text}`);
        }
      }
    });
    return faults;
  },

  /* What stays in view while the page scrolls takes at most a third of it. */
  covering() {
    const shares = [...document.body.querySelectorAll("*")]
      .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position))
      .map((element) => element.getBoundingClientRect().height / innerHeight);
    return shares.filter((share) => share > 1 / 3).map((share) => `cache ${Math.round(100 * share)} % de la fenêtre`);
  },

  sideways() {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    return scrollWidth > clientWidth ? [`défile de côté : ${scrollWidth} px pour ${clientWidth}`] : [];
  },

  /* Everything that the readers of a page lose by the way it is shown. */
  faults() {
    return [...looking.sideways(), ...looking.cut(), ...looking.overlapping(), ...looking.covering()];
  },

  /* Keeps the words that the main part shows now; later, those that show no more, save in the parts left out. */
  remember() {
    looking.shown = looking.texts(document.querySelector("main"));
  },

  forgotten(leftOut) {
    return looking.shown.map(({ node, text }) => ({ element: node.parentElement, text }))
      .filter(({ element }) => !element.checkVisibility() && !element.closest(leftOut))
      .map(({ text }) => text);
  },

  /* What moves by itself, or takes its time to change. */
  moving() {
    const lasts = (durations) => durations.split(", ").some((duration) => parseFloat(duration) > 0.01);
    return [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration));
    }).map((element) => element.outerHTML.slice(0, 80));
  },

  /* Buttons and fields that nothing surrounds. */
  unbordered() {
    const controls = "button, .button, input:not([type=hidden]), select, textarea, .menu > summary, .menu-phone > a";
    return [...document.querySelectorAll(controls)].filter((element) => {
      const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element);
      const native = ["checkbox", "radio"].includes(element.type);
      const seen = borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && !/^rgba.*, 0\)$/.test(borderTopColor);
      return element.checkVisibility() && !native && !seen;
    }).map((element) => element.outerHTML.slice(0, 80));
  },

  /* What the keyboard must reach, in the order of the code. */
  stops() {
    const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    return [...document.querySelectorAll(reachable)].filter((element) => element.checkVisibility()).map(looking.name);
  },

  name(element) {
    return (element.ariaLabel || element.innerText || element.name).trim().replace(/\s+/g, " ").slice(0, 60);
  },

  /* The element that has the focus, as it is seen; null when the keyboard has left the page. */
  focused() {
    const element = document.activeElement;
    if (element === document.body) return null;
    const [line] = element.getClientRects();
    const style = getComputedStyle(element);
    const { width, height } = looking.target(element).getBoundingClientRect();
    const grounds = looking.ancestors(element).map((ancestor) => getComputedStyle(ancestor).backgroundColor);
    return {
      name: looking.name(element),
      tabindex: element.tabIndex,
      top: line.top + scrollY, bottom: line.bottom + scrollY, left: line.left, right: line.right,
      fixed: looking.isFixed(element),
      hidden: looking.hidden(element, line),
      inSentence: style.display === "inline" && looking.target(element) === element,
      width, height,
      ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      ringColour: style.outlineColor,
      ground: grounds.find((colour) => !/^rgba.*, 0\)$/.test(colour)) ?? "rgb(255, 255, 255)",
    };
  },

  /* A link whose ::after covers its card is pressed anywhere on the card. */
  target(element) {
    return getComputedStyle(element, "::after").position === "absolute" ? element.offsetParent : element;
  },

  /* Whether the middle of a box or of one of its sides is out of the window, or under something else.
     A browser is content with the first lines of a tall field, where one writes. */
  hidden(element, { left, right, top, height }) {
    const bottom = top + Math.min(height, 60);
    const [across, down] = [(left + right) / 2, (top + bottom) / 2];
    const points = [[across, down], [left + 3, down], [right - 3, down], [across, top + 3], [across, bottom - 3]];
    return points.some(([x, y]) => !element.contains(document.elementFromPoint(x, y)));
  },
};
