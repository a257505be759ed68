import { loadData, ownContext } from "../loaders/data/load-data.js";

/** The plan of `data/`, read once for all files of a process: nobody changes it. */
export const samplePlan = loadData("data");

/** Its own force and period end, at its own settings. */
export const sampleContext = ownContext(samplePlan);
