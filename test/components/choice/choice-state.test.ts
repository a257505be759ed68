import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChoiceOffer } from "../../../src/components/choice/choice.js";
import { choiceState, MOVEMENT_ENDS_MS } from "../../../src/components/choice/choice-state.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { defaultSettings, withSetting } from "../../../src/plan/settings.js";

const offered: ChoiceOffer = {
  published: { period: "2014-09", force: "leicestershire", peers: null, settings: defaultSettings() },
  periods: { first: "2006-04", last: "2018-12" },
  forces: ["leicestershire", "kent", "essex"],
  editions: ["computed-2012"],
  areas: [],
  peers: ["leicestershire", "kent", "essex"],
  places: placeWords({})
};
const z = (value: number) => ({ settings: withSetting(defaultSettings(), "z", value) });

/** A browser's address and history, as far as the state uses them. */
function browser(address: string) {
  const entries = [address];
  const target = new EventTarget();
  const location = { href: address };
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", {
    pushState: (_state: unknown, _title: string, url: string) => {
      entries.push(url);
      location.href = url;
    }
  });
  vi.stubGlobal("addEventListener", target.addEventListener.bind(target));
  return {
    entries,
    point: (name: "pointerdown" | "pointerup") => void target.dispatchEvent(new Event(name)),
    /** Goes to an address as back and forward do. */
    go(url: string) {
      location.href = url;
      target.dispatchEvent(new Event("popstate"));
    }
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("choiceState(offered)", () => {
  it("starts with the choice of the address, and what of it could not be used", () => {
    browser("http://x/?z=2.58&force=mars");
    const state = choiceState(offered);
    expect(state.current().settings.z).toBe(2.58);
    expect(state.current().force).toBe("leicestershire");
    expect(state.problems()).toHaveLength(1);
  });

  it("keeps a change in the address, tells it, and then has no more problems", () => {
    const { entries } = browser("http://x/?force=mars&q=1");
    const state = choiceState(offered);
    const told: unknown[] = [];
    state.subscribe((choice, problems) => told.push([choice.settings.z, problems]));
    state.change(z(3));
    expect(told).toEqual([[3, []]]);
    expect(entries).toEqual(["http://x/?force=mars&q=1", "http://x/?q=1&z=3"]);
    expect(state.link()).toBe("http://x/?q=1&z=3");
  });

  it("keeps a hundred steps of one movement as one entry, and tells each at once", () => {
    const { entries } = browser("http://x/");
    const state = choiceState(offered);
    let told = 0;
    state.subscribe(() => told++);
    for (let i = 1; i <= 100; i++) state.change(z(2 + i / 100), { passing: true });
    expect(told).toBe(100);
    expect(entries).toHaveLength(1);
    vi.advanceTimersByTime(MOVEMENT_ENDS_MS);
    expect(entries).toEqual(["http://x/", "http://x/?z=3"]);
  });

  it("does not end a movement while the pointer is held down", () => {
    const { entries, point } = browser("http://x/");
    const state = choiceState(offered);
    point("pointerdown");
    state.change(z(2.5), { passing: true });
    vi.advanceTimersByTime(10 * MOVEMENT_ENDS_MS);
    state.change(z(3), { passing: true });
    expect(entries).toEqual(["http://x/"]);
    point("pointerup");
    vi.advanceTimersByTime(MOVEMENT_ENDS_MS);
    expect(entries).toEqual(["http://x/", "http://x/?z=3"]);
  });

  it("keeps a movement before another change", () => {
    const { entries } = browser("http://x/");
    const state = choiceState(offered);
    state.change(z(3), { passing: true });
    state.change({ period: "2015-03" });
    expect(entries).toEqual(["http://x/", "http://x/?z=3", "http://x/?period=2015-03&z=3"]);
  });

  it("follows back and forward", () => {
    const { go } = browser("http://x/?z=3");
    const state = choiceState(offered);
    const told: number[] = [];
    state.subscribe(({ settings }) => told.push(settings.z));
    go("http://x/?z=2");
    go("http://x/?z=2");
    go("http://x/");
    expect(told).toEqual([2, 1.96]);
  });

  it("resets thresholds and group, and leaves period and force", () => {
    browser("http://x/?z=3&force=kent&period=2015-03&group=essex");
    const state = choiceState(offered);
    state.reset();
    expect(state.current()).toEqual({ ...offered.published, force: "kent", period: "2015-03" });
  });

  it("does not compare a force with itself", () => {
    browser("http://x/");
    const state = choiceState(offered);
    state.change({ force: "kent", peers: ["kent"] });
    expect(state.current().peers).toBeNull();
  });

  it("stops following when its signal ends", () => {
    browser("http://x/");
    const end = new AbortController();
    vi.stubGlobal("addEventListener", vi.fn());
    choiceState(offered, end.signal);
    const { calls } = vi.mocked(addEventListener).mock;
    expect(calls.map(([name]) => name)).toContain("popstate");
    for (const [name, , options] of calls) expect(options, name).toEqual({ signal: end.signal });
  });
});
