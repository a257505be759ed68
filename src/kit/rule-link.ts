import { type AnyRule, RULES } from "../rules/rules.js";
import { siteLink } from "./site-link.js";

/** Address of a rule's page from the page that is open. */
export function ruleLink(rule: AnyRule): string {
  return siteLink(`methodology/${RULES[rule].page}.html`);
}
