import { type ExceptionsFile, exceptionsFile } from "../../src/views/exceptions.js";
import { releasedData } from "../data/data-for.js";
import { type RatedPlan, ratedPlan } from "../data/rated-plan.js";
import { changesFile } from "./changes-file.js";

/** A rated plan and what a reader of it should know first. */
export interface CommentedPlan extends RatedPlan {
  file: ExceptionsFile;
}

/**
 * The plan of a data folder with its exceptions, compared with its newest release. Throws a DataError when anything is wrong with
 * the data, or with a release.
 */
export function commentedPlan(folder: string): CommentedPlan {
  const rated = ratedPlan(folder);
  const { plan, data, context, rating } = rated;
  const { releases } = changesFile(folder, rated, releasedData(plan, data));
  return { ...rated, file: exceptionsFile(context, rating, releases[0]) };
}
