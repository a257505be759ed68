/** A JSON file of the plan that the kit is made for, by its path in the folder `plan` of a site. */
declare module "plan:*" {
  const content: unknown;
  export default content;
}
