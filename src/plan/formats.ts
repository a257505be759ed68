/**
 * Numbers of the shapes of `plan.yaml` and `settings.yaml`, which each file says as `format`. A program reads its own and earlier
 * ones, and refuses later ones; `npm run upgrade` brings a file from one to the next.
 */
export const PLAN_FORMAT = 1;
export const SETTINGS_FORMAT = 1;
