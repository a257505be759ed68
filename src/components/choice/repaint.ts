/** Puts a new page in place of the old one without moving the reader: what was open stays open, what was chosen stays chosen. */
export function repaint(place: HTMLElement, next: HTMLElement): void {
  const before = place.firstElementChild;
  if (before) keepOpen(before, next);
  const { scrollX, scrollY } = window;
  // Charts draw themselves when they know their room: until then the place keeps its height.
  place.style.minHeight = `${place.offsetHeight}px`;
  const chosen = before && chosenOptions(before);
  place.replaceChildren(next);
  for (const { name, value } of chosen ?? []) choose(next, name, value);
  window.scrollTo(scrollX, scrollY);
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      place.style.minHeight = "";
    })
  );
}

/** The parts that a reader can open, in the order of the page; a page of the same measure has the same ones. */
function keepOpen(before: Element, next: Element): void {
  const opened = [...before.querySelectorAll("details")];
  next.querySelectorAll("details").forEach((part, i) => {
    if (opened[i]?.open && opened[i].className === part.className) part.open = true;
  });
}

const radios = (page: Element) => [...page.querySelectorAll<HTMLInputElement>('input[type="radio"]')];

/** Radio buttons that the reader set to something else than the page first had. */
function chosenOptions(page: Element): { name: string; value: string }[] {
  return radios(page).filter(({ checked, defaultChecked }) => checked && !defaultChecked);
}

function choose(page: Element, name: string, value: string): void {
  const radio = radios(page).find((option) => option.name === name && option.value === value);
  if (radio && !radio.checked) radio.click();
}
