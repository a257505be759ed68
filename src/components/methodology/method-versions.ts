import { element } from "../../kit/element.js";
import { METHODS, type Method, type MethodChoice, type MethodRule, newestOf } from "../../plan/methods.js";

/** The versions of a rule's method, the latest first; which is in force, who decided that, and which can be computed no more. */
export function methodVersionsList(rule: MethodRule, choice: MethodChoice): HTMLElement {
  const kept = choice === "newest" ? undefined : choice[rule];
  const methods: readonly Method[] = METHODS[rule];
  const inForce = kept?.version ?? newestOf(rule);
  const measured =
    inForce === newestOf(rule) ? "" : " How often colours are wrong is measured by the newest.";
  const decided = kept ? ` In force: kept by ${kept.note}.${measured}` : " In force.";
  return element(
    "ul",
    { class: "method-versions" },
    ...methods.toReversed().map(({ version, what, gone }) => {
      const standing = gone ? " It can be computed no more." : "";
      const said = `${what}${version === inForce ? decided : standing}`;
      return element("li", {}, element("strong", {}, `Method ${version}.`), ` ${said}`);
    })
  );
}
