/** The shape of a rating, which stands beside its word hundreds of times. */
const SHAPE = /<svg[^>]* class="rating-shape"[^>]*>(.*?)<\/svg>/g;

/** HTML with each shape of a rating drawn once, at its end, and used wherever it stood. */
export function shareShapes(html: string): string {
  const ids = new Map<string, string>();
  const text = html.replace(SHAPE, (_, drawn: string) => {
    if (!ids.has(drawn)) ids.set(drawn, `rating-shape-${ids.size}`);
    return `<svg class="rating-shape" aria-hidden="true"><use href="#${ids.get(drawn)}"></use></svg>`;
  });
  const symbols = [...ids].map(([drawn, id]) => `<symbol id="${id}" viewBox="0 0 12 12">${drawn}</symbol>`);
  return `${text}<svg class="rating-shapes" aria-hidden="true">${symbols.join("")}</svg>`;
}
