import { planFiles } from "../../loaders/archive/plan-files.js";
import { madeFrom, planInWords, type SiteIdentity } from "../../loaders/archive/site-identity.js";
import { version } from "../../src/plan/kit-version.js";
import { billOfMaterials } from "../licences/bill-of-materials.js";
import { licencesText, packagesOf, readPackages } from "../licences/third-parties.js";
import { COMPONENTS, LICENCES } from "../site/folders.js";
import { bundleKit } from "./bundle-kit.js";
import { kitTypes } from "./kit-types.js";

/** Every file of the kit of the plan in a data folder, by name. */
export async function kitFiles(folder: string, identity: SiteIdentity): Promise<Record<string, string>> {
  const header =
    `Control Lines kit ${version}, with ${planInWords(identity)}: ${madeFrom(identity)}. MIT; parts of packages in it: ` +
    LICENCES;
  const [{ files, account }, types] = await Promise.all([
    planFiles(folder).then((plan) => bundleKit(plan, header.replaceAll("*/", "* /"))),
    kitTypes()
  ]);
  const parties = await readPackages(await packagesOf(account));
  return {
    ...files,
    ...types,
    [LICENCES]: licencesText("this kit", parties),
    [COMPONENTS]: billOfMaterials({ name: "control-lines-kit", version }, parties)
  };
}
