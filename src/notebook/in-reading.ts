import { readingName } from "../charts/frame/reading-name.js";
import type { Rated } from "../components/measure/rated.js";
import { fillBody, pendingBody } from "../kit/pending-body.js";
import { type Reading, readingsBeside } from "../plan/readings.js";
import { withSetting } from "../plan/settings.js";

/**
 * What is drawn of a measure in a reading. One that is worked out only where it is published is worked out when it is asked for;
 * the picture then comes late, or in its place why there is none.
 */
export function inReading(now: Rated, reading: Reading, draw: (now: Rated) => HTMLElement): HTMLElement {
  if (readingsBeside(now.reading).includes(reading)) return draw(now);
  const body = pendingBody(`Working out ${readingName(reading)}…`, `${now.id}-${reading}`);
  workedOut(now, reading).then(
    (found) => fillBody(body, draw(found)),
    ({ message }: Error) => fillBody(body, `This reading could not be worked out: ${message}`)
  );
  return body;
}

/** What is worked out for a measure as it is seen, once for all its pictures. */
const FOUND = new WeakMap<Rated, Map<Reading, Promise<Rated>>>();

function workedOut(now: Rated, reading: Reading): Promise<Rated> {
  const found = FOUND.get(now) ?? new Map<Reading, Promise<Rated>>();
  FOUND.set(now, found);
  const known = found.get(reading) ?? rateIn(now, reading);
  found.set(reading, known);
  return known;
}

/** The measure as it is seen, with the findings and ratings of another reading among its own. */
async function rateIn(now: Rated, reading: Reading): Promise<Rated> {
  const [context, { rateMeasure }] = await Promise.all([now.context(), import("../rules/rate-measure.js")]);
  const { measure, priority } = now.dossier;
  const settings = withSetting(context.settings, "reading", reading);
  const rating = rateMeasure(measure, priority.id, { ...context, settings });
  return { ...now, dossier: { ...now.dossier, rating } };
}
