// Places in a report's text: the store counts Unicode code points, the browser UTF-16 units.

/** How many code points stand before UTF-16 unit `at`; a place inside a pair counts as before it. */
export const points = (text, at) => {
  let count = 0;
  for (let i = 0; i < at; count += 1) {
    const wide = text.codePointAt(i) > 0xffff ? 2 : 1;
    if (i + wide > at) break;
    i += wide;
  }
  return count;
};

/** The code-point offset in the report of a place (node, offset) of the DOM inside `root`, whose text is the report's. */
export const placed = (root, node, offset) => {
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(node, offset);
  const words = before.toString();
  return points(words, words.length);
};

/** {start, end, quote} of what is selected inside `root`, or null; blanks at both ends are left out. */
export const selected = (root, selection) => {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const raw = range.toString();
  const quote = raw.trim();
  if (!quote) return null;
  const lead = raw.length - raw.trimStart().length;
  const start = placed(root, range.startContainer, range.startOffset) + points(raw, lead);
  return { start, end: start + points(quote, quote.length), quote };
};
