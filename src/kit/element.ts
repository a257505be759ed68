/** An attribute's value: true writes the bare name, false and null leave it out, a function listens to "onclick" and the like. */
export type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);
export type Attributes = Record<string, Attribute>;

/** What an element may hold. Text stays text: nothing here is ever parsed as markup. */
export type Child = Node | string | null | undefined | false | readonly Child[];

/** Makes an HTML element: `element("a", {href: "/"}, "Home")`. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  return furnish(document.createElement(tag), attributes, children);
}

/** Makes an SVG element: `svgElement("circle", {r: 5})`. */
export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function furnish<E extends Element>(target: E, attributes: Attributes, children: readonly Child[]): E {
  for (const name in attributes) setAttribute(target, name, attributes[name]);
  append(target, children);
  return target;
}

function setAttribute(target: Element, name: string, value: Attribute): void {
  if (typeof value === "function") target.addEventListener(name.replace(/^on/, ""), value);
  else if (value === true) target.setAttribute(name, "");
  else if (value !== false && value != null) target.setAttribute(name, String(value));
}

function append(target: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(target, child);
    else target.append(child as Node | string);
  }
}
