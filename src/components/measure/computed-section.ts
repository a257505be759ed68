import { element } from "../../kit/element.js";
import { inSlices } from "../../kit/in-slices.js";
import { fillBody, pendingBody } from "../../kit/pending-body.js";
import { whenSeen } from "../../kit/when-seen.js";
import type { PositionContext } from "../../rules/rating-memo.js";

/** Fetches what the rules read for the choice that a page shows. */
export type LoadContext = () => Promise<PositionContext>;

/** A section whose contents are computed in the page, when it first comes near the window. */
export function computedSection<T>(options: {
  id: string;
  className: string;
  title: string;
  loadContext: LoadContext;
  /** Fetches the code that computes, which a page does without until then. */
  loadCompute: () => Promise<(context: PositionContext) => Iterable<T>>;
  show: (results: T[]) => HTMLElement[];
}): HTMLElement {
  const { id, className, title, loadContext, loadCompute, show } = options;
  const body = pendingBody("Computing…");
  const section = element(
    "section",
    { class: className, "aria-labelledby": id },
    element("h2", { id }, title),
    body
  );
  const fill = async () => {
    try {
      const [compute, context] = await Promise.all([loadCompute(), loadContext()]);
      const results = await inSlices(compute(context), () => section.isConnected);
      fillBody(body, ...show(results));
    } catch (error) {
      const text = `This could not be computed: ${(error as Error).message}`;
      fillBody(body, element("p", { role: "status" }, text));
    }
  };
  whenSeen(section, () => void fill());
  return section;
}
