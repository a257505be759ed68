/** A cell's place in a page, as Framework's script leaves it. */
interface Root extends Comment {
  /** What the cell shows, in the place before the comment. */
  _nodes?: ChildNode[];
  _error?: boolean;
}

const IS_ROOT = /^:[0-9a-f]{8}(?:-\d+)?:$/;

/** Stands before what a cell shows that was run without a browser. */
export const STATIC = "static";

/** What may stand in no paragraph: a reader of HTML ends the paragraph before it. */
const BLOCKS =
  "address,article,aside,blockquote,details,div,dl,fieldset,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,main,menu,nav,ol,p,pre,section,table,ul";

/** What only scripts answer to. */
const CONTROLS = "button,input,select,textarea";

/**
 * Marks what each cell of a page shows, so that Framework's script takes it away in the moment in which it shows the same (see
 * {@link TAKE_OVER}). A cell that failed, or shows what cannot be written where it stands, is put back as it was: it is left
 * to the script. `html` is the page before it ran. Returns what went wrong, a sentence each.
 */
export function keepCells(document: Document, html: string): string[] {
  const problems: string[] = [];
  for (const root of rootsOf(document)) {
    const shown = (root._nodes ?? []).filter((node) => node.nodeName.toLowerCase() !== LOADING);
    if (shown.length === 0) continue;
    const problem = root._error ? shown.map((node) => node.textContent).join(" ") : null;
    if (problem) problems.push(problem.trim());
    if (problem || !fits(root, shown)) {
      for (const node of shown) node.remove();
      if (html.includes(`${AWAITED}<!--${root.data}-->`)) root.before(document.createElement(LOADING));
    } else {
      shown[0]!.before(document.createComment(STATIC));
      for (const node of shown) if (node.nodeType === 1) still(node as unknown as Element);
      const end = document.createElement(LOADING);
      end.setAttribute("hidden", "");
      root.before(end);
    }
  }
  return problems;
}

/** Framework's element for what is not there yet. */
const LOADING = "observablehq-loading";
const AWAITED = `<${LOADING}></${LOADING}>`;

function rootsOf(document: Document): Root[] {
  const comments = document.createNodeIterator(document.body, 128);
  const roots: Root[] = [];
  for (let node = comments.nextNode(); node; node = comments.nextNode())
    if (IS_ROOT.test((node as Comment).data)) roots.push(node as Root);
  return roots;
}

/** Would a reader of HTML find these nodes where they are? */
function fits(root: Root, shown: readonly ChildNode[]): boolean {
  const holds = (selector: string): boolean =>
    shown.some((node) => {
      const element = node as unknown as Element;
      return node.nodeType === 1 && (element.matches(selector) || element.querySelector(selector) !== null);
    });
  const inside = (selector: string): boolean => root.parentElement?.closest(selector) != null;
  return !(inside("p") && holds(BLOCKS)) && !(inside("a") && holds("a"));
}

/** Without a script nothing answers to a reader: controls say so, and what reads charts by keys is left out. */
function still(element: Element): void {
  const all = (selector: string): Element[] => [
    ...(element.matches(selector) ? [element] : []),
    ...element.querySelectorAll(selector)
  ];
  for (const control of all(CONTROLS)) {
    // Those that would be disabled with scripts, too, stay as they are.
    if (control.hasAttribute("disabled")) continue;
    control.setAttribute("disabled", "");
    control.setAttribute("data-still", "");
  }
  for (const late of all("[data-late]")) {
    late.setAttribute("data-kept", late.getAttribute("data-late")!);
    late.removeAttribute("data-late");
  }
  for (const reader of all("[role=slider]")) reader.remove();
  for (const script of all("script")) script.remove();
}
