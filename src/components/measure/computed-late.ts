import { element } from "../../kit/element.js";
import { inSlices } from "../../kit/in-slices.js";
import { fillBody, pendingBody } from "../../kit/pending-body.js";
import { whenSeen } from "../../kit/when-seen.js";
import type { RatingContext } from "../../rules/rate-measure.js";

/** Fetches what the rules read for the choice that a page shows. */
export type LoadContext = () => Promise<RatingContext>;

/** Room for what is computed in the page, when it first comes near the window. */
export function computedLate<T>(options: {
  className: string;
  /** Id of the measure. */
  measure: string;
  loadContext: LoadContext;
  /** Fetches the code that computes, which a page does without until then; null is no result, but a moment to draw in. */
  loadCompute: () => Promise<(context: RatingContext) => Iterable<T | null>>;
  show: (results: T[]) => HTMLElement[];
}): HTMLElement {
  const { className, measure, loadContext, loadCompute, show } = options;
  const body = pendingBody("Computing…", `${className}-${measure}`);
  const room = element("div", { class: className }, body);
  const fill = async () => {
    try {
      const [compute, context] = await Promise.all([loadCompute(), loadContext()]);
      const results = await inSlices(compute(context), () => room.isConnected);
      fillBody(body, ...show(results.filter((result) => result !== null)));
    } catch (error) {
      const text = `This could not be computed: ${(error as Error).message}`;
      fillBody(body, element("p", { role: "status" }, text));
    }
  };
  whenSeen(room, () => void fill());
  return room;
}
