import { element } from "../../kit/element.js";
import { METHODS, type MethodChoice, type MethodRule } from "../../plan/methods.js";

/** The versions of a rule's method, the newest first; which is in force, who decided that, and which can be computed no more. */
export function methodVersionsList(rule: MethodRule, choice: MethodChoice): HTMLElement {
  const kept = choice === "newest" ? undefined : choice[rule];
  const inForce = kept?.version ?? METHODS[rule].at(-1)!.version;
  const decided = kept ? ` In force: kept by ${kept.note}.` : " In force.";
  return element(
    "ul",
    { class: "method-versions" },
    ...METHODS[rule].toReversed().map(({ version, what, gone }) => {
      const said = `${what}${version === inForce ? decided : ""}${gone ? " It can be computed no more." : ""}`;
      return element("li", {}, element("strong", {}, `Method ${version}.`), ` ${said}`);
    })
  );
}
